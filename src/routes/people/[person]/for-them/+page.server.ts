import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answerForPerson, readForPerson } from '$lib/server/care/care-plan/agent-acts';
import {
	agentFields,
	readAgentAnswer,
	readSuggestion,
	suggestFields
} from '$lib/server/care/care-plan/agent-form';
import { forAgentView, suggestedView } from '$lib/server/care/care-plan/agent-view';
import { readSuggested, suggestFor } from '$lib/server/care/care-plan/suggest-acts';
import { readService } from '$lib/server/care/service/acts';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'agent:read');
	const { language } = await readService(pass);
	return {
		home: `/people/${params.person}`,
		key: randomUUID(),
		noesRead: locals.now.toISOString(),
		done: ['answer', 'suggest'].find((one) => one === url.searchParams.get('done')) ?? null,
		suggested: suggestedView(locals.words, await readSuggested(pass), language),
		offers: forAgentView(locals.words, await readForPerson(pass), language)
	};
};

/** The field that says what became of a suggestion that was not made. */
const fieldOf = {
	'no-target': 'target',
	'said-no': 'words',
	refused: 'words',
	'near-no': 'not-these',
	'not-theirs': '',
	many: ''
} as const;

export const actions: Actions = {
	answer: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'agent:answer');
		const said = await readSaid(request, agentFields, readAgentAnswer, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if (!(await answerForPerson(pass, said.read))) error(404);
		redirect(303, `/people/${params.person}/for-them?done=answer`);
	},
	suggest: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'agent:suggest');
		const said = await readSaid(
			request,
			suggestFields,
			(form) => readSuggestion(form, locals.words.language),
			'suggest'
		);
		if (!said.ok) return fail(422, said.wrong);
		const made = await suggestFor(pass, said.read);
		if (made !== 'suggested') {
			return fail(422, said.refuse({ [fieldOf[made]]: `for-them:suggest.${made}` }));
		}
		redirect(303, `/people/${params.person}/for-them?done=suggest`);
	}
};
