import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { lookKey } from '$lib/server/care/card/acts';
import { answerAsked, readAsked } from '$lib/server/care/comment/ask-acts';
import { commentFields, readWords } from '$lib/server/care/comment/form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const idOf = (asked: string): string => (isId(asked) ? asked : error(404));

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { words } = locals;
	const { asked, answers } = await readAsked(passFor(locals, 'account:read'), idOf(params.asked));
	return {
		person: asked.person,
		question: { words: asked.words, language: asked.language, at: words.dateTime(asked.askedAt, 'UTC') },
		about: words.t('comment:asked.about', {
			time: words.dateTime(asked.at, 'UTC'),
			name: asked.by ?? words.t('looks:machine'),
			what: words.t(lookKey(asked))
		}),
		answers: answers.map(({ words: said, at }) => ({ said, at: words.dateTime(at, 'UTC') })),
		key: randomUUID(),
		done: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'account:write');
		// Whoever was not asked finds nothing here, whatever they send.
		await readAsked(passFor(locals, 'account:read'), idOf(params.asked));
		const form = await readForm(request, commentFields);
		if (!form.ok) return fail(422, form);
		const said = readWords(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await answerAsked(pass, idOf(params.asked), { ...said.read, language: locals.words.language });
		redirect(303, `/tasks/asked/${params.asked}?done`);
	}
};
