/** An edition of what a service says about restraint and seclusion at a unit, without its words. Rows are never changed. */
export type Edition = {
	readonly id: string;
	/** From when it holds, which need not be when it was entered. */
	readonly holdsFrom: Date;
	readonly enteredAt: Date;
	/** How whoever put it up is named. */
	readonly by: string;
};

/**
 * The edition that held at a moment, by what was entered until another; null when none had.
 * @param editions in the order they were entered: of two from the same moment the later one holds
 * @param known what was entered later does not count: a record keeps what was there when it was made
 */
export const editionAt = <E extends Pick<Edition, 'holdsFrom' | 'enteredAt'>>(
	editions: readonly E[],
	at: Date,
	known: Date
): E | null =>
	editions
		.filter(({ holdsFrom, enteredAt }) => holdsFrom <= at && enteredAt <= known)
		.reduce<E | null>((best, one) => (best === null || one.holdsFrom >= best.holdsFrom ? one : best), null);

/** Somebody of the staff, and when they said that they read an edition; null: they have not said so. */
export type ReadBy = { readonly id: string; readonly name: string; readonly readAt: Date | null };

/** The paragraphs of a text: what an empty line parts. */
export const paragraphsOf = (words: string): readonly string[] =>
	words
		.split(/\n\s*\n/)
		.map((one) => one.trim())
		.filter((one) => one !== '');
