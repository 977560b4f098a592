/** Whether it is missing from that day on, or there again. */
export const LACK_STATES = ['missing', 'there'] as const;
export type LackState = (typeof LACK_STATES)[number];

/** What somebody wrote down of one option that a unit cannot offer, or can again. Days are `YYYY-MM-DD`. */
export type Lack = {
	readonly id: string;
	/** Set, question and option: `about-me/helps/animal`. */
	readonly what: string;
	readonly state: LackState;
	readonly fromDay: string;
	/** The last day it is missing; null where nobody knows. */
	readonly untilDay: string | null;
	/** Why it is missing; null only for what is there again. */
	readonly because: string | null;
	/** What there is in its place, in a few words. */
	readonly instead: string | null;
	readonly enteredAt: Date;
	readonly by: string | null;
};

/** One thing that the place where somebody is cannot offer now. */
export type LackingNow = Pick<Lack, 'what' | 'because' | 'instead' | 'fromDay' | 'untilDay'> & {
	readonly unit: string;
};

/** Most letters of what there is instead: it stands on a card of 120 words. */
export const INSTEAD_LENGTH = 60;

/**
 * What is missing on a day, each once, in the order it was first written down. Of two rows the one with the later day
 * holds; of two of the same day the one that was entered last.
 * @param rows of one unit, in the order they were entered
 */
export const missingOn = (rows: readonly Lack[], day: string): Lack[] => {
	const holds = new Map<string, Lack>();
	for (const row of rows.filter(({ fromDay }) => fromDay <= day)) {
		const known = holds.get(row.what);
		if (known === undefined || known.fromDay <= row.fromDay) holds.set(row.what, row);
	}
	return [...holds.values()].filter(
		({ state, untilDay }) => state === 'missing' && (untilDay === null || untilDay >= day)
	);
};

/** What is known to be missing only from a later day on. */
export const missingLater = (rows: readonly Lack[], day: string): Lack[] =>
	rows.filter(
		(row) =>
			row.state === 'missing' &&
			row.fromDay > day &&
			missingOn(rows, row.fromDay).some(({ id }) => id === row.id)
	);
