import { render } from 'svelte/server';
import { clocksOf } from '$lib/server/care/episode/clocks-view';
import Clocks from '$lib/ui/Clocks.svelte';
import { clocksWords } from '$lib/ui/phrases';
import { liveOf } from '../live.server';

/** The clocks of an episode as they go on. */
export const GET = liveOf((words, read, now) => {
	const { running, checks, orders, times, asOf, written } = clocksOf(words, read, now);
	const { body } = render(Clocks, { props: { running, checks, orders, times, words: clocksWords(words.t) } });
	return { html: body, asOf, written };
});
