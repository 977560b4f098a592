import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readReviewPolicy } from '$lib/server/care/service/policy-space-acts';
import { episodePolicyView } from '$lib/server/care/service/policy-view';
import type { PageServerLoad } from './$types';

/** What the service itself said where it happened: reviewers need not work there to read that. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const read = await readReviewPolicy(passFor(locals, 'case-reviews:read'), params.review);
	if (read === null) error(404);
	return {
		here: `/reviews/${params.review}`,
		unit: { id: read.place.id, name: read.place.name },
		works: read.place.works,
		policy: episodePolicyView(locals.words, read)
	};
};
