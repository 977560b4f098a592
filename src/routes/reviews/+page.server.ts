import { passFor } from '$lib/server/access';
import { readWorklist } from '$lib/server/care/case-review/acts';
import { lineView } from '$lib/server/care/case-review/view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { reviews, others } = await readWorklist(passFor(locals, 'case-reviews:read'));
	const lines = reviews.map((one) => lineView(locals.words, one, locals.now));
	return {
		others,
		open: lines.filter(({ closed }) => !closed),
		closed: lines.filter(({ closed }) => closed)
	};
};
