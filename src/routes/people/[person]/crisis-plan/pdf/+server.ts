import { passFor } from '$lib/server/access';
import { readCrisisPlan } from '$lib/server/care/crisis-plan/acts';
import { crisisPaper } from '$lib/server/care/crisis-plan/paper-view';
import { pdfAnswer } from '$lib/server/paper/answer';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const plan = await readCrisisPlan(passFor(locals, 'crisis-plan:read'));
	return pdfAnswer(crisisPaper(locals.words.ordinary, plan, url.searchParams.has('large')), 'crisis-plan');
};
