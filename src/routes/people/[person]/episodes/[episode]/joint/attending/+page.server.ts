import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { comeOrNot, readAttending, sayAsStaff } from '$lib/server/care/debrief/together-acts';
import * as forms from '$lib/server/care/debrief/together-form';
import * as views from '$lib/server/care/debrief/together-view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/joint/attending`;

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const talk = await readAttending(passFor(locals, 'joint:attend'));
	const { zone } = talk.after;
	return {
		key: randomUUID(),
		day: words.dateTime(talk.after.startedAt, zone),
		own: views.attendeeView(words, zone, talk.own),
		staff: talk.staff,
		frame: views.frameView(words, zone, talk.entries).filter(({ said }) => said !== null),
		parts: views.partsView(words, zone, talk.entries),
		/** What they wrote is shown to them; all of it once it has been read out to them. */
		shown: talk.entries.some(({ kind }) =>
			['person-words', 'agreed', 'not-agreed', 'staff-words'].includes(kind)
		)
	};
};

export const actions: Actions = {
	come: async (event) => {
		const pass = passFor(event.locals, 'joint:say');
		const form = await readForm(event.request, forms.wordFields);
		if (!form.ok) return fail(422, { of: 'come', ...form });
		const said = forms.readComing(form);
		if (!said.ok) return fail(422, { of: 'come', problems: said.problems, typed: form.typed });
		await comeOrNot(pass, said.read.id, said.read.what);
		redirect(303, here(event));
	},
	words: async (event) => {
		const pass = passFor(event.locals, 'joint:say');
		const form = await readForm(event.request, forms.partFields);
		if (!form.ok) return fail(422, { of: 'words', ...form });
		const said = forms.readPart(form, 'staff-words', event.locals.words.language);
		if (!said.ok) return fail(422, { of: 'words', problems: said.problems, typed: form.typed });
		await sayAsStaff(pass, said.read);
		redirect(303, `${here(event)}#parts`);
	}
};
