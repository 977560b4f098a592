import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readFollowing } from '$lib/server/care/card/follow-acts';
import { followPaper } from '$lib/server/care/card/follow-paper-view';
import { readPerson, readZone } from '$lib/server/care/person/acts';
import { pdfAnswer } from '$lib/server/paper/answer';
import type { RequestHandler } from './$types';

/** The form of how the card will be followed, to be filled in by hand where the network is away. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const words = locals.words.ordinary;
	const pass = passFor(locals, 'wish:follow');
	const read = await readFollowing(pass, words);
	if (read === null) error(404);
	const printing = {
		words,
		at: locals.now,
		zone: await readZone(pass),
		large: url.searchParams.has('large')
	};
	return pdfAnswer(followPaper(read.lines, await readPerson(pass), printing), 'following');
};
