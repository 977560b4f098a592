import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { codeMinutes, helpAsAdvocate, readHelped } from '$lib/server/care/recovery/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	name: await readHelped(passFor(locals, 'recovery:help')),
	minutes: codeMinutes,
	key: randomUUID()
});

export const actions: Actions = {
	/** The answer is the only place the code ever stands: only its hash is stored. */
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'recovery:help');
		const form = await readForm(request, ['key', 'with-me']);
		if (!form.ok) return fail(422, { problems: form.problems, help: null });
		if (!isId(form.one('key'))) return fail(422, { problems: { '': 'errors:not-understood' }, help: null });
		if (form.one('with-me') !== 'yes')
			return fail(422, { problems: { 'with-me': 'recovery:problems.with-me' }, help: null });
		const help = await helpAsAdvocate(pass, form.one('key'));
		if (help.code === null)
			return fail(422, { problems: { '': `recovery:outcome.${help.outcome}` }, help: null });
		return { problems: {}, help };
	}
};
