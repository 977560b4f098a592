import { namedIn } from '../names';

/** A stretch of what somebody wrote; `marked`: it may tell who is meant. */
export type Stretch = { readonly text: string; readonly marked: boolean };

/** A day, a time, a room or a number: each may tell who is meant. */
const figure = /\p{N}/u;

/**
 * What somebody wrote, cut where a word may tell who is meant: a name of somebody or some place around them, or
 * anything with a figure in it (a day, a time, a room, a number). Nothing is refused for it; the writer decides.
 * @param names of whoever was there, works there or helps, and of places
 */
export const marksIn = (words: string, names: readonly string[]): readonly Stretch[] => {
	const stretches: Stretch[] = [];
	for (const text of words.split(/([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’:.-]*)/u)) {
		if (text === '') continue;
		const isWord = /^[\p{L}\p{N}]/u.test(text);
		const marked = isWord && (figure.test(text) || namedIn(text, names).length > 0);
		const last = stretches.at(-1);
		if (last !== undefined && last.marked === marked)
			stretches[stretches.length - 1] = { text: last.text + text, marked };
		else stretches.push({ text, marked });
	}
	return stretches;
};

/** What was marked, each once, in the order it was written. */
export const foundIn = (stretches: readonly Stretch[]): readonly string[] => [
	...new Set(stretches.filter(({ marked }) => marked).map(({ text }) => text.trim()))
];

/** Something of a person's that staff of the unit may learn from. */
export type Shared = {
	readonly id: string;
	readonly words: string;
	readonly language: string;
	readonly sharedAt: Date;
	/** Whether staff read it: it comes out together with words of others. */
	readonly isOut: boolean;
};

/** As staff of the unit read it: nothing of whose it is, or of when. */
export type Statement = {
	/** Names it in the feed alone. */
	readonly id: string;
	readonly words: string;
	readonly language: string;
};

/** "What we changed because of this." */
export type Change = { readonly about: string; readonly words: string };
