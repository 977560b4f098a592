/** The same words by language code. */
export type ByLanguage = Readonly<Record<string, string>>;

/** The words in the language asked for, else in the second, else in any; null when there are none. */
export const inLanguage = (words: ByLanguage, language: string, second: string): string | null =>
	[words[language], words[second], ...Object.values(words)].find(
		(text) => text !== undefined && text !== ''
	) ?? null;
