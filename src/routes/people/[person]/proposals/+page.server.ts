import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readProposals } from '$lib/server/care/care-plan/acts';
import { teamAnswersOn } from '$lib/server/care/care-plan/entry-acts';
import { readWorked, workedFields } from '$lib/server/care/care-plan/entry-form';
import { workedViews } from '$lib/server/care/care-plan/entry-view';
import { isTaken, offersView } from '$lib/server/care/care-plan/offer-view';
import { takenView } from '$lib/server/care/care-plan/taken-view';
import { readWaits } from '$lib/server/care/care-plan/waits-acts';
import { readChangesThatStand, readFirstSeen, sayWorked } from '$lib/server/care/care-plan/worked-acts';
import { readZone } from '$lib/server/care/person/acts';
import { readService } from '$lib/server/care/service/acts';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'proposals:read');
	const { language } = await readService(pass);
	const { words } = locals;
	const zone = await readZone(pass);
	const offers = await readProposals(pass);
	const takenIds = offers.filter(isTaken).map(({ proposal }) => proposal.id);
	const seen = await readFirstSeen(pass, takenIds);
	const answers = await teamAnswersOn(pass, takenIds);
	const waiting = await readWaits(pass);
	const done = url.searchParams.get('done');
	return {
		home: `/people/${params.person}`,
		/** What was just answered, to say that it was taken in. */
		done: ['accepted', 'reworded', 'declined', 'not-now'].find((one) => one === done) ?? null,
		...offersView(words, offers, language),
		told: Object.fromEntries(
			takenIds.map((id) => [
				id,
				takenView(words, {
					waits: waiting.get(id) ?? null,
					seen: seen.get(id) ?? null,
					answers: answers.filter(({ proposalId }) => proposalId === id),
					zone
				})
			])
		),
		changes: workedViews(words, await readChangesThatStand(pass), zone, language, null),
		key: randomUUID()
	};
};

export const actions: Actions = {
	worked: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'worked:say');
		const said = await readSaid(request, workedFields, readWorked, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if (!(await sayWorked(pass, said.read, locals.words.language))) error(404);
		redirect(303, `/people/${params.person}/proposals#worked`);
	}
};
