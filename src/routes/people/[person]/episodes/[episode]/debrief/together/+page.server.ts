import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { counselSteps } from '$lib/server/care/talk/counsel-acts';
import { counselStepsView } from '$lib/server/care/talk/counsel-view';
import { answerException, readLeader, readRefused, sayOfLeader } from '$lib/server/care/talk/leader-acts';
import { addAttendee, addToTalk, answerEntry, readTogether } from '$lib/server/care/talk/together-acts';
import * as forms from '$lib/server/care/talk/together-form';
import * as views from '$lib/server/care/talk/together-view';
import { keyed } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/debrief/together`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const pass = passFor(locals, 'together:read');
	const talk = await readTogether(pass);
	const { basis, asked } = await readLeader(pass);
	const { zone } = talk.after;
	return {
		outside: await outsideFor(pass, locals.words),
		back: `/people/${params.person}/episodes/${params.episode}/debrief`,
		key: randomUUID(),
		keyToo: randomUUID(),
		leader: basis,
		refused: keyed(await readRefused(pass)),
		keyLeader: randomUUID(),
		exceptions: keyed(
			asked.map((one) => ({
				id: one.asked.id,
				name: one.asked.name ?? '',
				why: one.asked.words ?? '',
				answer: one.answer?.what ?? 'open'
			}))
		),
		attendees: keyed(views.attendeesView(words, zone, talk.entries)),
		mayAttend: talk.mayAttend
			.filter(
				({ id }) => !talk.entries.some(({ kind, accountId }) => kind === 'attendee' && accountId === id)
			)
			.map(({ id, name }) => ({ value: id, label: name })),
		frame: views.frameView(words, zone, talk.entries),
		parts: views.partsView(words, zone, talk.entries),
		counselling: keyed(views.counsellingView(words, zone, talk.entries)),
		steps: counselStepsView(words, zone, await counselSteps(pass)),
		meetings: views.meetingsView(words, zone, talk.meetings),
		contributors: views.contributorsView(words, talk.entries)
	};
};

export const actions: Actions = {
	leader: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(event.request, forms.wordFields, forms.readWord, 'leader');
		if (!said.ok) return fail(422, said.wrong);
		await answerException(pass, said.read);
		redirect(303, `${here(event)}#leader`);
	},
	'lead-word': async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(event.request, forms.wordFields, forms.readWord, 'lead-word');
		if (!said.ok) return fail(422, said.wrong);
		await sayOfLeader(pass, said.read);
		redirect(303, `${here(event)}#leader`);
	},
	add: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(event.request, forms.attendeeFields, forms.readAttendee, 'add');
		if (!said.ok) return fail(422, said.wrong);
		const added = await addAttendee(pass, said.read, randomUUID());
		if (added !== 'added') return fail(422, said.refuse({ account: 'together:problem.account' }));
		redirect(303, `${here(event)}#who`);
	},
	wanted: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(event.request, forms.wordFields, forms.readWord, 'wanted');
		if (!said.ok) return fail(422, said.wrong);
		await answerEntry(pass, 'wanted', said.read);
		redirect(303, `${here(event)}#who`);
	},
	frame: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(event.request, forms.frameFields, forms.readFrame, 'frame');
		if (!said.ok) return fail(422, said.wrong);
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#frame`);
	},
	words: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(
			event.request,
			forms.partFields,
			(form) => forms.readPart(form, 'person-words', event.locals.words.language),
			'words'
		);
		if (!said.ok) return fail(422, said.wrong);
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#parts`);
	},
	counselling: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const said = await readSaid(
			event.request,
			forms.wordFields,
			(form) => forms.readWord(form, forms.counselWords),
			'counselling'
		);
		if (!said.ok) return fail(422, said.wrong);
		await answerEntry(pass, 'counselling-answer', said.read);
		redirect(303, `${here(event)}#counselling`);
	}
};
