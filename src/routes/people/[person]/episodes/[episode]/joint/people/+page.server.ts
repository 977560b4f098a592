import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addAttendee, addToTalk, answerEntry, readTogether } from '$lib/server/care/talk/together-acts';
import * as forms from '$lib/server/care/talk/together-form';
import * as views from '$lib/server/care/talk/together-view';
import { keyed, keyIn, readForm } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/joint/people`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const talk = await readTogether(passFor(locals, 'joint:read'));
	const { zone } = talk.after;
	return {
		back: `/people/${params.person}/episodes/${params.episode}/joint`,
		key: randomUUID(),
		keyToo: randomUUID(),
		name: talk.person,
		attendees: keyed(views.attendeesView(words, zone, talk.entries, talk.person)),
		mayAttend: talk.mayAttend
			.filter(
				({ id }) => !talk.entries.some(({ kind, accountId }) => kind === 'attendee' && accountId === id)
			)
			.map(({ id, name }) => ({ value: id, label: name })),
		frame: views.frameView(words, zone, talk.entries)
	};
};

/** A word on somebody who was named: as the person said it, or as they said it themselves. */
const word = async (event: RequestEvent, kind: 'wanted' | 'accepted') => {
	const pass = passFor(event.locals, 'joint:write');
	const said = await readSaid(event.request, forms.wordFields, forms.readWord, { in: 'about' });
	if (!said.ok) return fail(422, said.wrong);
	const answered = await answerEntry(pass, kind, said.read);
	if (answered === 'theirs') return fail(422, said.refuse({ word: 'joint-people:say.theirs' }));
	redirect(303, here(event));
};

export const actions: Actions = {
	add: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(event.request, forms.attendeeFields, forms.readAttendee, 'add');
		if (!said.ok) return fail(422, said.wrong);
		const added = await addAttendee(pass, said.read, randomUUID());
		if (added !== 'added') {
			const why = added === 'said-no' ? 'joint-people:problem.said-no' : 'together:problem.account';
			return fail(422, said.refuse({ account: why, name: why }));
		}
		redirect(303, here(event));
	},
	wanted: (event) => word(event, 'wanted'),
	accepted: (event) => word(event, 'accepted'),
	read: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, forms.wordFields);
		if (!form.ok) return fail(422, { of: '', ...form });
		const answered = await answerEntry(pass, 'read-to', {
			id: keyIn(form),
			about: form.one('about'),
			what: null
		});
		if (answered === 'theirs')
			return fail(422, {
				of: form.one('about'),
				problems: { word: 'joint-people:problem.not-wanted' },
				typed: form.typed
			});
		redirect(303, here(event));
	},
	frame: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(event.request, forms.frameFields, forms.readFrame, 'frame');
		if (!said.ok) return fail(422, said.wrong);
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#frame`);
	}
};
