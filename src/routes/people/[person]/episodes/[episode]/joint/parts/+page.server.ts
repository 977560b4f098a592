import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addToTalk, answerEntry, readTogether } from '$lib/server/care/debrief/together-acts';
import * as forms from '$lib/server/care/debrief/together-form';
import * as views from '$lib/server/care/debrief/together-view';
import { keyed, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/joint/parts`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const talk = await readTogether(passFor(locals, 'joint:read'));
	const { zone } = talk.after;
	return {
		back: `/people/${params.person}/episodes/${params.episode}/joint`,
		key: randomUUID(),
		name: talk.person,
		parts: views.partsView(words, zone, talk.entries),
		counselling: keyed(views.counsellingView(words, zone, talk.entries)),
		contributors: views.contributorsView(words, talk.entries, 'joint-parts')
	};
};

export const actions: Actions = {
	part: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, forms.partFields);
		if (!form.ok) return fail(422, { of: 'part', ...form });
		const said = forms.readPart(
			form,
			form.one('part') === 'not-agreed' ? 'not-agreed' : 'agreed',
			event.locals.words.language
		);
		if (!said.ok) return fail(422, { of: 'part', problems: said.problems, typed: form.typed });
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#parts`);
	},
	counselling: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, forms.counsellingFields);
		if (!form.ok) return fail(422, { of: 'counselling', ...form });
		const said = forms.readCounselling(form);
		if (!said.ok) return fail(422, { of: 'counselling', problems: said.problems, typed: form.typed });
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#counselling`);
	},
	counselled: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, forms.wordFields);
		if (!form.ok) return fail(422, { of: form.typed['about']?.[0] ?? '', ...form });
		const said = forms.readWord(form, forms.counselWords);
		if (!said.ok) return fail(422, { of: form.one('about'), problems: said.problems, typed: form.typed });
		const answered = await answerEntry(pass, 'counselling-answer', said.read);
		if (answered === 'theirs')
			return fail(422, {
				of: form.one('about'),
				problems: { word: 'joint-parts:counselling.theirs' },
				typed: form.typed
			});
		redirect(303, `${here(event)}#counselling`);
	},
	contributor: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, forms.contributorFields);
		if (!form.ok) return fail(422, { of: 'contributor', ...form });
		const said = forms.readContributor(form, event.locals.words.language);
		if (!said.ok) return fail(422, { of: 'contributor', problems: said.problems, typed: form.typed });
		await addToTalk(pass, said.read);
		redirect(303, `${here(event)}#contributors`);
	}
};
