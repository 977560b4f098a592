import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answerSupport, readSupport } from '$lib/server/care/reflection/acts';
import { readAnswer, supportFields } from '$lib/server/care/reflection/form';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const asked = await readSupport(passFor(locals, 'support:read'), params.support);
	const time = (at: Date): string => locals.words.dateTime(at, asked.zone);
	return {
		key: randomUUID(),
		by: asked.by,
		at: time(asked.at),
		wants: asked.wants,
		need: asked.need,
		reaction: asked.reaction,
		answers: asked.answers.map(({ at, words }) => ({ time: time(at), words }))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'support:answer');
		await readSupport(pass, params.support);
		const form = await readForm(request, supportFields);
		if (!form.ok) return fail(422, form);
		const said = readAnswer(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await answerSupport(pass, params.support, { id: keyIn(form), words: said.read });
		redirect(303, `/tasks/support/${params.support}`);
	}
};
