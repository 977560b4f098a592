import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { comeOrNot, readAttending, sayAsStaff } from '$lib/server/care/talk/together-acts';
import * as forms from '$lib/server/care/talk/together-form';
import * as views from '$lib/server/care/talk/together-view';
import { readSaid } from '$lib/server/http/said';
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
		const said = await readSaid(event.request, forms.wordFields, forms.readComing, 'come');
		if (!said.ok) return fail(422, said.wrong);
		await comeOrNot(pass, said.read.id, said.read.what);
		redirect(303, here(event));
	},
	words: async (event) => {
		const pass = passFor(event.locals, 'joint:say');
		const said = await readSaid(
			event.request,
			forms.partFields,
			(form) => forms.readPart(form, 'staff-words', event.locals.words.language),
			'words'
		);
		if (!said.ok) return fail(422, said.wrong);
		await sayAsStaff(pass, said.read);
		redirect(303, `${here(event)}#parts`);
	}
};
