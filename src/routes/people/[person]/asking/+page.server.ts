import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outcomes, readAsking, writeAsked } from '$lib/server/care/about-me/asking-acts';
import { askingFields, readAsked } from '$lib/server/care/about-me/asking-form';
import { commentsOf } from '$lib/server/care/comment/acts';
import { saidAll } from '$lib/server/care/comment/say';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const pass = passFor(locals, 'asking:read');
	const { asked, standing, zone } = await readAsking(pass);
	const day = (at: Date): string => words.date(at, zone);
	return {
		said: saidAll(words, zone, await commentsOf(pass, 'asking')),
		key: randomUUID(),
		outcomes: [...outcomes],
		state: standing.state,
		offeredOn: 'offeredOn' in standing && standing.offeredOn !== null ? day(standing.offeredOn) : null,
		next: standing.state === 'offered' ? { day: words.day(standing.nextOn), due: standing.due } : null,
		asked: asked.map(({ id, by, at, present, outcome }) => ({ id, by, at: day(at), present, outcome }))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'asking:write');
		const form = await readForm(request, askingFields);
		if (!form.ok) return fail(422, form);
		const said = readAsked(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		if ((await writeAsked(pass, said.read)) === 'closed')
			return fail(422, { problems: { outcome: 'asking:problems.closed' }, typed: form.typed });
		redirect(303, `/people/${pass.personId}/asking`);
	}
};
