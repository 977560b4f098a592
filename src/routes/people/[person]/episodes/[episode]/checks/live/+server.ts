import { error, json } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { again, passFor } from '$lib/server/access';
import { checkClocksOf } from '$lib/server/care/episode/checks-view';
import { readEpisode } from '$lib/server/care/episode/reading';
import { readClock } from '$lib/server/clock';
import { asksForStream, stream } from '$lib/server/http/stream';
import CheckClocks from '$lib/ui/CheckClocks.svelte';
import { checkClocksWords } from '$lib/ui/phrases';
import type { RequestHandler } from './$types';

/** Which checks are due and where there are gaps, as time goes on, drawn by what the page draws it with. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const pass = passFor(locals, 'episode:watch');
	const { words } = locals;
	const draw = async (): Promise<object | null> => {
		const now = readClock();
		const fresh = await again(pass, now);
		const read = fresh && (await readEpisode(fresh));
		if (read === null) return null;
		const { due, alarms, asOf, written } = checkClocksOf(words, read, now);
		const { body } = render(CheckClocks, { props: { due, alarms, words: checkClocksWords(words.t) } });
		return { html: body, asOf, written };
	};
	if (asksForStream(request)) return stream(locals.session, { of: 'episode', id: pass.episodeId }, draw);
	return json((await draw()) ?? error(404));
};
