import { render } from 'svelte/server';
import { orderClocksOf } from '$lib/server/care/episode/orders-view';
import OrderClocks from '$lib/ui/OrderClocks.svelte';
import { orderClocksWords } from '$lib/ui/phrases';
import { liveOf } from '../../live.server';

/** How an episode stands with orders as time goes on. */
export const GET = liveOf((words, read, now) => {
	const { stands, next, asOf, written } = orderClocksOf(words, read, now);
	const { body } = render(OrderClocks, { props: { stands, next, words: orderClocksWords(words.t) } });
	return { html: body, asOf, written };
});
