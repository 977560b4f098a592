import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { topicOptions } from '$lib/server/care/service/training-view';
import { counselSteps, giversOfSupport } from '$lib/server/care/talk/counsel-acts';
import { counselStepsView } from '$lib/server/care/talk/counsel-view';
import { addToTalk, answerEntry, readTogether } from '$lib/server/care/talk/together-acts';
import * as forms from '$lib/server/care/talk/together-form';
import * as views from '$lib/server/care/talk/together-view';
import { keyed } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/joint/parts`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const pass = passFor(locals, 'joint:read');
	const talk = await readTogether(pass);
	const { zone } = talk.after;
	return {
		back: `/people/${params.person}/episodes/${params.episode}/joint`,
		key: randomUUID(),
		name: talk.person,
		parts: views.partsView(words, zone, talk.entries),
		counselling: keyed(views.counsellingView(words, zone, talk.entries)),
		givers: (await giversOfSupport(pass)).map(({ id, name }) => ({ value: id, label: name })),
		steps: counselStepsView(words, zone, await counselSteps(pass)),
		topics: topicOptions(words),
		contributors: views.contributorsView(words, talk.entries, 'joint-parts')
	};
};

export const actions: Actions = {
	part: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(
			event.request,
			forms.partFields,
			(form) =>
				forms.readPart(
					form,
					form.one('part') === 'not-agreed' ? 'not-agreed' : 'agreed',
					event.locals.words.language
				),
			'part'
		);
		if (!said.ok) return fail(422, said.wrong);
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#parts`);
	},
	counselling: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const givers = await giversOfSupport(pass);
		const said = await readSaid(
			event.request,
			forms.counsellingFields,
			(form) => forms.readCounselling(form, givers),
			'counselling'
		);
		if (!said.ok) return fail(422, said.wrong);
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#counselling`);
	},
	counselled: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(
			event.request,
			forms.wordFields,
			(form) => forms.readWord(form, forms.counselWords),
			{ in: 'about' }
		);
		if (!said.ok) return fail(422, said.wrong);
		const answered = await answerEntry(pass, 'counselling-answer', said.read);
		if (answered === 'theirs') return fail(422, said.refuse({ word: 'joint-parts:counselling.theirs' }));
		redirect(303, `${here(event)}#counselling`);
	},
	contributor: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(
			event.request,
			forms.contributorFields,
			(form) => forms.readContributor(form, event.locals.words.language),
			'contributor'
		);
		if (!said.ok) return fail(422, said.wrong);
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#contributors`);
	}
};
