import { telephone } from '../bidi';

/** A stretch of text; `number` marks a telephone-like number that must keep its own order. */
export type Run = { text: string; number: boolean };

/**
 * Splits text so that numbers written in groups can be isolated: right-to-left words on both sides would set
 * the groups of `020 7946 0123` in reverse.
 */
export const runs = (text: string): Run[] =>
	text
		.split(telephone)
		.map((part, place) => ({ text: part, number: place % 2 === 1 }))
		.filter((run) => run.text !== '');
