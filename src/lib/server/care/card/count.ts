const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words in a text as a reader meets them (UAX 29), in any script. */
export const wordsIn = (text: string): number => {
	let count = 0;
	for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
	return count;
};

/** Words in all of the texts; what is absent has none. */
export const wordsInAll = (texts: readonly (string | null)[]): number =>
	texts.reduce((sum, text) => sum + (text === null ? 0 : wordsIn(text)), 0);
