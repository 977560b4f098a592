import { passFor } from '$lib/server/access';
import { readOwnPlan } from '$lib/server/care/card/acts';
import { planPaper } from '$lib/server/care/card/paper-view';
import { pdfAnswer } from '$lib/server/paper/answer';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { now: at } = locals;
	// Paper goes to others too: it is said in ordinary words.
	const words = locals.words.ordinary;
	const all = url.searchParams.has('all');
	const { plan, name, zone, signed } = await readOwnPlan(passFor(locals, 'paper:read'), words, all);
	return pdfAnswer(
		planPaper(plan, name, signed, { words, at, zone, large: url.searchParams.has('large') }),
		'plan'
	);
};
