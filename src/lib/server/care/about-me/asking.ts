/** What the person said when staff offered to listen. `not-again`: nobody asks until they open it themselves. */
export const outcomes = ['answered', 'later', 'no', 'not-again'] as const;
export type Outcome = (typeof outcomes)[number];

/** Once that staff asked, or offered: who, when, who else was there, and when to offer again. */
export type Asked = {
	readonly id: string;
	readonly by: string;
	readonly at: Date;
	readonly present: string;
	readonly outcome: Outcome;
	/** `YYYY-MM-DD`; null after "please do not ask me again". */
	readonly nextOn: string | null;
};

/** How it stands for staff. It is never "not done": nobody owes anybody an answer. */
export type Standing =
	| { readonly state: 'never-offered' }
	| { readonly state: 'closed'; readonly offeredOn: Date | null }
	| {
			readonly state: 'offered';
			readonly offeredOn: Date | null;
			readonly nextOn: string;
			readonly due: boolean;
	  };

/** When the person said "ask me later" of something: the moment, and the day it was for them (`YYYY-MM-DD`). */
export type Later = { readonly at: Date; readonly day: string };

/**
 * How asking stands today.
 * @param asked newest first
 * @param closed the person asked not to be asked again
 * @param today `YYYY-MM-DD`
 * @param later what the person asked for since: it counts as "not now", for as long as it usually does, and never
 * brings forward a day that staff had named
 */
export const standingOf = (
	asked: readonly Asked[],
	closed: boolean,
	today: string,
	later: Later | null = null
): Standing => {
	const last = asked[0];
	if (closed) return { state: 'closed', offeredOn: last?.at ?? null };
	// What staff wrote down after it was said together with the person counts.
	const since = later !== null && (last === undefined || later.at > last.at) ? usualNext(later.day) : null;
	if (last === undefined && since === null) return { state: 'never-offered' };
	// Opened again by the person after "not again": it may be offered when they come to it.
	const named = last?.nextOn ?? null;
	const nextOn =
		[named, since]
			.filter((day) => day !== null)
			.sort()
			.at(-1) ?? today;
	return { state: 'offered', offeredOn: last?.at ?? null, nextOn, due: nextOn <= today };
};

/** When it is offered again where staff name no day: in three months. `today` and what comes back: `YYYY-MM-DD`. */
export const usualNext = (today: string): string => {
	const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
	return new Date(Date.UTC(year, month + 2, Math.min(day, 28))).toISOString().slice(0, 10);
};
