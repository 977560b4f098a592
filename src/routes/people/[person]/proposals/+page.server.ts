import { passFor } from '$lib/server/access';
import { readProposals } from '$lib/server/care/care-plan/acts';
import { offersView } from '$lib/server/care/care-plan/offer-view';
import { readService } from '$lib/server/care/service/acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'proposals:read');
	const { language } = await readService(pass);
	const done = url.searchParams.get('done');
	return {
		home: `/people/${params.person}`,
		/** What was just answered, to say that it was taken in. */
		done: ['accepted', 'reworded', 'declined', 'not-now'].find((one) => one === done) ?? null,
		...offersView(locals.words, await readProposals(pass), language)
	};
};
