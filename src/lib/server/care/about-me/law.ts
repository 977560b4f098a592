/**
 * Somebody who was never to be told was told because the law demands it. Foreword sends nothing: a manager decided it
 * outside and writes down what, by which law and when.
 */
export type ToldByLaw = {
	readonly id: string;
	readonly whom: string;
	readonly law: string;
	readonly content: string;
	readonly toldAt: Date;
	/** When the person was told; null while they were not. */
	readonly personToldAt: Date | null;
	/** The day from which Foreword shows it to the person by itself, `YYYY-MM-DD`. */
	readonly shownOn: string;
	/** Why the person was not told first; null when they were told. */
	readonly whyLater: string | null;
	readonly by: string;
};

/** The longest that a person may be left without knowing. */
export const longestWait = 30;

/**
 * Whether a day is one on which it can be shown: from today until thirty days ahead. What was not told is never kept
 * from the person for good.
 */
export const isSafeDay = (day: string, today: string): boolean => {
	const from = Date.parse(`${today}T00:00:00Z`);
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isFinite(at) && at >= from && at <= from + longestWait * 24 * 60 * 60 * 1000;
};
