import { passFor } from '$lib/server/access';
import { readCard } from '$lib/server/care/card/acts';
import { cardPaper } from '$lib/server/care/card/paper-view';
import { pdfAnswer } from '$lib/server/paper/answer';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { now: at } = locals;
	// Paper goes to others too: it is said in ordinary words.
	const words = locals.words.ordinary;
	const { card, zone, further, pictures } = await readCard(passFor(locals, 'card:print'), words);
	const large = url.searchParams.has('large');
	return pdfAnswer(cardPaper(card, { words, at, zone, large }, further === 'own', pictures), 'card');
};
