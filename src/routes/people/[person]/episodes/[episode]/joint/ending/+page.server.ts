import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { endSide, readEndings } from '$lib/server/care/talk/ending-acts';
import { endingFields, readPersonEnding, readStaffEnding } from '$lib/server/care/talk/ending-form';
import { endingsView, mayView } from '$lib/server/care/talk/ending-view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const read = await readEndings(passFor(locals, 'joint:read'));
	return {
		back: `/people/${params.person}/episodes/${params.episode}/joint`,
		name: read.person,
		keys: { staff: randomUUID(), person: randomUUID() },
		may: mayView(read.may),
		...endingsView(locals.words, read.after.zone, read.entries, 'joint-ending')
	};
};

const end = async (event: RequestEvent, side: 'staff' | 'person') => {
	const pass = passFor(event.locals, 'joint:write');
	const form = await readForm(event.request, endingFields);
	if (!form.ok) return fail(422, form);
	const said = side === 'staff' ? readStaffEnding(form) : readPersonEnding(form);
	if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
	if ((await endSide(pass, said.read)) === 'not-so')
		return fail(422, {
			problems: { [`${side}-outcome`]: 'joint-ending:problem.not-so' },
			typed: form.typed
		});
	redirect(303, `/people/${event.params.person}/episodes/${event.params.episode}/joint/ending`);
};

export const actions: Actions = {
	staff: (event) => end(event, 'staff'),
	person: (event) => end(event, 'person')
};
