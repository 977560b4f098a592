/** A stretch of text; `number` marks a telephone-like number that must keep its own order. */
export type Run = { text: string; number: boolean };

// A sign or digit, then at least five more digits or separators, ending in a digit: 020 7946 0123, +44 20 7946 0123.
const telephone = /(\+?\d[\d\s().-]{4,}\d)/;

/**
 * Splits text so that numbers written in groups can be isolated. Between right-to-left words the bidirectional
 * algorithm (UAX 9) would set the groups of `020 7946 0123` in reverse.
 */
export const runs = (text: string): Run[] =>
	text
		.split(telephone)
		.map((part, place) => ({ text: part, number: place % 2 === 1 }))
		.filter((run) => run.text !== '');
