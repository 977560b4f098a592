import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { namesFor, readOwn, share, takeBack } from '$lib/server/care/learning/acts';
import { backFields, lookFields, readLook, readShare, shareFields } from '$lib/server/care/learning/form';
import { lookView, ownView } from '$lib/server/care/learning/view';
import { readForm } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/debrief/learning`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'learning:own');
	return {
		back: `/people/${params.person}/episodes/${params.episode}/debrief`,
		key: randomUUID(),
		...ownView(locals.words, await readOwn(pass)),
		outside: await outsideFor(pass, locals.words)
	};
};

export const actions: Actions = {
	// Nothing is kept: it shows the exact words with what may tell who is meant.
	look: async (event) => {
		const pass = passFor(event.locals, 'learning:share');
		const said = await readSaid(event.request, lookFields, readLook, 'look');
		if (!said.ok) return fail(422, said.wrong);
		return { of: 'look', look: lookView(said.read.words, await namesFor(pass)) };
	},
	share: async (event) => {
		const pass = passFor(event.locals, 'learning:share');
		const said = await readSaid(event.request, shareFields, readShare, 'share');
		if (!said.ok) {
			const words = said.wrong.typed['words']?.[0] ?? '';
			return fail(422, { ...said.wrong, look: lookView(words, await namesFor(pass)) });
		}
		await share(pass, { ...said.read, language: event.locals.words.language });
		redirect(303, `${here(event)}#shared`);
	},
	back: async (event) => {
		const pass = passFor(event.locals, 'learning:share');
		const form = await readForm(event.request, backFields);
		if (!form.ok || !isId(form.one('of')))
			return fail(422, { of: 'back', problems: { '': 'learning:problem.which' }, typed: form.typed });
		await takeBack(pass, form.one('of'));
		redirect(303, `${here(event)}#shared`);
	}
};
