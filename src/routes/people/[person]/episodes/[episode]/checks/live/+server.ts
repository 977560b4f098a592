import { render } from 'svelte/server';
import { checkClocksOf } from '$lib/server/care/episode/checks-view';
import CheckClocks from '$lib/ui/CheckClocks.svelte';
import { checkClocksWords } from '$lib/ui/phrases';
import { liveOf } from '../../live.server';

/** Which checks are due and where there are gaps, as time goes on. */
export const GET = liveOf((words, read, now) => {
	const { due, alarms, asOf, written } = checkClocksOf(words, read, now);
	const { body } = render(CheckClocks, { props: { due, alarms, words: checkClocksWords(words.t) } });
	return { html: body, asOf, written };
});
