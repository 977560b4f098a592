import { isId } from '$lib/id';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readJoins, undoJoin } from '$lib/server/care/intake/unknown-acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const at = (one: Date) => locals.words.dateTime(one, 'UTC');
	const joins = await readJoins(passFor(locals, 'joins:read'));
	return {
		joins: joins.map(({ id, temporary, person, unit, by, at: joinedAt, undoneBy, undoneAt }) => ({
			...{ id, temporary, person, unit, by, at: at(joinedAt), undoneBy },
			undoneAt: undoneAt === null ? null : at(undoneAt)
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'joins:undo');
		const form = await readForm(request, ['join', 'why']);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const why = form.one('why');
		const { typed } = form;
		if (why.length < 3 || why.length > 280)
			return fail(422, { problems: { why: 'intake:joins.problem' }, typed });
		if (!isId(form.one('join')) || !(await undoJoin(pass, form.one('join'), why)))
			return fail(422, { problems: { '': 'errors:not-understood' }, typed });
		redirect(303, '/service/joins');
	}
};
