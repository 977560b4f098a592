import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askForReview, readAsking } from '$lib/server/care/case-review/asking-acts';
import { askingFields, readAsking as readWhy } from '$lib/server/care/case-review/asking-form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const asked = await readAsking(passFor(locals, 'review-ask:read'), params.episode);
	return {
		back: `/people/${params.person}/episodes/${params.episode}/joint/parts`,
		key: randomUUID(),
		asked: asked.map(({ id, at, zone }) => ({
			id,
			text: locals.words.t('review-asked:asked', { time: locals.words.dateTime(at, zone) })
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'review-ask:write');
		const form = await readForm(request, askingFields);
		if (!form.ok) return fail(422, form);
		const said = readWhy(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await askForReview(pass, params.episode, said.read);
		redirect(303, `/people/${params.person}/episodes/${params.episode}/joint/review`);
	}
};
