import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor, type Pass } from '$lib/server/access';
import { answerProposal, readOffer } from '$lib/server/care/care-plan/acts';
import { readAgentAnswers } from '$lib/server/care/care-plan/agent-acts';
import { answerFields, readAnswer } from '$lib/server/care/care-plan/form';
import { offerView } from '$lib/server/care/care-plan/offer-view';

import { readService } from '$lib/server/care/service/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const offerOf = async (pass: Pass<'proposal:answer'>, id: string) =>
	(isId(id) ? await readOffer(pass, id) : null) ?? error(404);

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'proposal:answer');
	const offer = await offerOf(pass, params.proposal);
	const { language } = await readService(pass);
	const saidFor = (await readAgentAnswers(pass)).find(({ proposalId }) => proposalId === params.proposal);
	return {
		list: `/people/${params.person}/proposals`,
		key: randomUUID(),
		saidFor:
			saidFor && offer.state.state !== 'answered'
				? locals.words.t(`for-them:own.${saidFor.answer}`, {
						name: saidFor.by,
						day: locals.words.date(saidFor.at, offer.proposal.zone)
					})
				: null,
		...offerView(locals.words, offer, language)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'proposal:answer');
		const form = await readForm(request, answerFields);
		if (!form.ok) return fail(422, { changed: false, ...form });
		const offer = await offerOf(pass, params.proposal);
		const { language } = await readService(pass);
		const { most } = offerView(locals.words, offer, language);
		const said = readAnswer(form, most, locals.words.language, language);
		if (!said.ok) return fail(422, { changed: false, problems: said.problems, typed: form.typed });
		const { decision, ...rest } = said.read;
		const how = await answerProposal(pass, params.proposal, {
			decision,
			...rest,
			language: locals.words.language
		});
		const list = `/people/${params.person}/proposals`;
		if (typeof how === 'object') redirect(303, `/people/${params.person}/to-confirm/${how.hold}`);
		switch (how) {
			case 'settled':
				redirect(303, `${list}?done=${decision.answer}`);
				break;
			case 'answered-before':
				redirect(303, `${list}/${params.proposal}/answer`);
				break;
			case 'changed':
				return fail(409, { changed: true, problems: {}, typed: form.typed });
			case 'day-not-to-come':
				return fail(422, { changed: false, problems: { until: 'care-plan:problem.day' }, typed: form.typed });
			case 'full':
				return fail(422, { changed: false, problems: { '': 'care-plan:problem.full' }, typed: form.typed });
			default:
				error(404);
		}
	}
};
