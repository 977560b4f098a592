import { error, json } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { again, passFor } from '$lib/server/access';
import { clocksOf } from '$lib/server/care/episode/clocks-view';
import { readEpisode } from '$lib/server/care/episode/reading';
import { readClock } from '$lib/server/clock';
import { asksForStream, stream } from '$lib/server/http/stream';
import Clocks from '$lib/ui/Clocks.svelte';
import { clocksWords } from '$lib/ui/phrases';
import type { RequestHandler } from './$types';

/** The clocks of an episode as they go on, drawn by what the page draws them with. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const pass = passFor(locals, 'episode:watch');
	const { words } = locals;
	const draw = async (): Promise<object | null> => {
		const now = readClock();
		const fresh = await again(pass, now);
		const read = fresh && (await readEpisode(fresh));
		if (read === null) return null;
		const { running, checks, orders, times, asOf, written } = clocksOf(words, read, now);
		const { body } = render(Clocks, {
			props: { running, checks, orders, times, words: clocksWords(words.t) }
		});
		return { html: body, asOf, written };
	};
	if (asksForStream(request)) return stream(locals.session, { of: 'episode', id: pass.episodeId }, draw);
	return json((await draw()) ?? error(404));
};
