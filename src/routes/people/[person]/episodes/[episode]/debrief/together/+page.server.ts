import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { answerException, readLeader } from '$lib/server/care/debrief/leader-acts';
import { addAttendee, addToTalk, answerEntry, readTogether } from '$lib/server/care/debrief/together-acts';
import * as forms from '$lib/server/care/debrief/together-form';
import * as views from '$lib/server/care/debrief/together-view';
import { keyed, readForm } from '$lib/server/http/forms';
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
			.filter(({ id }) => !talk.entries.some(({ accountId }) => accountId === id))
			.map(({ id, name }) => ({ value: id, label: name })),
		frame: views.frameView(words, zone, talk.entries),
		parts: views.partsView(words, zone, talk.entries),
		counselling: keyed(views.counsellingView(words, zone, talk.entries)),
		meetings: views.meetingsView(words, zone, talk.meetings),
		contributors: views.contributorsView(words, talk.entries)
	};
};

export const actions: Actions = {
	leader: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, forms.wordFields);
		if (!form.ok) return fail(422, { of: 'leader', ...form });
		const said = forms.readWord(form);
		if (!said.ok) return fail(422, { of: 'leader', problems: said.problems, typed: form.typed });
		await answerException(pass, said.read);
		redirect(303, `${here(event)}#leader`);
	},
	add: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, forms.attendeeFields);
		if (!form.ok) return fail(422, { of: 'add', ...form });
		const said = forms.readAttendee(form);
		if (!said.ok) return fail(422, { of: 'add', problems: said.problems, typed: form.typed });
		const added = await addAttendee(pass, said.read, randomUUID());
		if (added !== 'added')
			return fail(422, { of: 'add', problems: { account: 'together:problem.account' }, typed: form.typed });
		redirect(303, `${here(event)}#who`);
	},
	wanted: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, forms.wordFields);
		if (!form.ok) return fail(422, { of: 'wanted', ...form });
		const said = forms.readWord(form);
		if (!said.ok) return fail(422, { of: 'wanted', problems: said.problems, typed: form.typed });
		await answerEntry(pass, 'wanted', said.read);
		redirect(303, `${here(event)}#who`);
	},
	frame: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, forms.frameFields);
		if (!form.ok) return fail(422, { of: 'frame', ...form });
		const said = forms.readFrame(form);
		if (!said.ok) return fail(422, { of: 'frame', problems: said.problems, typed: form.typed });
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#frame`);
	},
	words: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, forms.partFields);
		if (!form.ok) return fail(422, { of: 'words', ...form });
		const said = forms.readPart(form, 'person-words', event.locals.words.language);
		if (!said.ok) return fail(422, { of: 'words', problems: said.problems, typed: form.typed });
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#parts`);
	},
	counselling: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, forms.wordFields);
		if (!form.ok) return fail(422, { of: 'counselling', ...form });
		const said = forms.readWord(form, forms.counselWords);
		if (!said.ok) return fail(422, { of: 'counselling', problems: said.problems, typed: form.typed });
		await answerEntry(pass, 'counselling-answer', said.read);
		redirect(303, `${here(event)}#counselling`);
	}
};
