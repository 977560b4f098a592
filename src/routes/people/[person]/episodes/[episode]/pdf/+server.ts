import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { episodePaper } from '$lib/server/care/episode/paper-view';
import { readEpisode } from '$lib/server/care/episode/reading';
import { pdfAnswer } from '$lib/server/paper/answer';
import type { RequestHandler } from './$types';

/** The whole record as paper, for whoever may read it; opening it is a look like opening the page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const pass = passFor(locals, 'episode:read');
	const read = (await readEpisode(pass)) ?? error(404);
	// Paper goes to others too: it is said in ordinary words.
	const words = locals.words.ordinary;
	const own = pass.relations.includes('self');
	return pdfAnswer(
		episodePaper({ words, read, own, now: locals.now, large: url.searchParams.has('large') }),
		'record'
	);
};
