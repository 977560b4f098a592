import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answerForPerson, readForPerson } from '$lib/server/care/care-plan/agent-acts';
import { agentFields, readAgentAnswer } from '$lib/server/care/care-plan/agent-form';
import { forAgentView } from '$lib/server/care/care-plan/agent-view';
import { readService } from '$lib/server/care/service/acts';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'agent:read');
	const { language } = await readService(pass);
	return {
		home: `/people/${params.person}`,
		key: randomUUID(),
		done: url.searchParams.has('done'),
		offers: forAgentView(locals.words, await readForPerson(pass), language)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'agent:answer');
		const said = await readSaid(request, agentFields, readAgentAnswer, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if (!(await answerForPerson(pass, said.read))) error(404);
		redirect(303, `/people/${params.person}/for-them?done=yes`);
	}
};
