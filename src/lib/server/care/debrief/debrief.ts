/** The person's word on whether they want to talk about it. Every one of them is an answer, and none is late. */
export const choices = ['now', 'later', 'no'] as const;
export type Choice = (typeof choices)[number];

/** How the person wants to tell it. */
export const ways = ['talk', 'phone', 'writing', 'pictures', 'paper'] as const;
export type Way = (typeof ways)[number];

/** How, where and with whom; each null until the person says. */
export type Wanted = {
	readonly way: Way | null;
	readonly place: string | null;
	readonly company: string | null;
};

export type Chosen = {
	readonly choice: Choice;
	/** `YYYY-MM-DD`: with `later` the day to come, with `no` the day to be asked once more, if they want that. */
	readonly laterOn: string | null;
	readonly chosenAt: Date;
};

/**
 * Where the person's part stands. `asked` is not an answer yet; `later` has a day the person named, and that day may
 * have come: then it is offered again, and still not overdue. So may the day that somebody who said no picked; without
 * one they are not asked again.
 */
export type Standing =
	| { readonly state: 'asked' }
	| { readonly state: 'now' }
	| { readonly state: 'no'; readonly on: string | null; readonly come: boolean }
	| { readonly state: 'later'; readonly on: string; readonly come: boolean };

/** Whether it is the person's turn to be asked: not what they put off or declined, until the day they picked. */
export const isToAsk = (standing: Standing): boolean =>
	standing.state === 'asked' || standing.state === 'now' || standing.come;

/** Whether the person said no, or another day: the clock owes them nothing then, not even once that day has come. */
export const isPutOff = ({ state }: Standing): boolean => state === 'no' || state === 'later';

/** Whether a talk is anybody's task: not after a no, until the day the person picked to be asked once more. */
export const isToLead = (standing: Standing): boolean => standing.state !== 'no' || standing.come;

/** The choice that holds: the latest. It can be made again at any time. */
export const latestOf = (chosen: readonly Chosen[]): Chosen | null =>
	chosen.reduce<Chosen | null>(
		(last, one) => (last === null || one.chosenAt >= last.chosenAt ? one : last),
		null
	);

/** @param today `YYYY-MM-DD` on the calendar of the unit */
export const standingOf = (chosen: readonly Chosen[], today: string): Standing => {
	const last = latestOf(chosen);
	if (last === null) return { state: 'asked' };
	if (last.choice === 'now') return { state: 'now' };
	if (last.choice === 'no')
		return { state: 'no', on: last.laterOn, come: last.laterOn !== null && last.laterOn <= today };
	const on = last.laterOn ?? today;
	return { state: 'later', on, come: on <= today };
};

/** The latest word as the row of a list has it: nothing but nulls until the person says something. */
export type Word = {
	readonly choice: Choice | null;
	readonly laterOn: string | null;
	readonly chosenAt: Date | null;
};

/** @param today `YYYY-MM-DD` on the calendar of the unit */
export const standingOfWord = ({ choice, laterOn, chosenAt }: Word, today: string): Standing =>
	standingOf(choice === null || chosenAt === null ? [] : [{ choice, laterOn, chosenAt }], today);

/**
 * What a debrief is for (CTS.05.05.17 EP 2; domain.md S3-18 to S3-22): what led to it, wellbeing and privacy, support
 * after harm, what it does to the person's days, and the plan.
 */
export const purposes = ['led-to', 'wellbeing', 'support', 'days', 'plan'] as const;
export type Purpose = (typeof purposes)[number];
export const outcomes = ['met', 'not-met', 'declined'] as const;
export type Outcome = (typeof outcomes)[number];

export const voices = ['person', 'staff', 'joint'] as const;
/** Whose words a finding or a proposal comes from. */
export type Whose = (typeof voices)[number];

export type Meeting = {
	readonly id: string;
	readonly heldAt: Date;
	/** Names, as they were said. */
	readonly present: readonly string[];
	readonly purposes: Readonly<Partial<Record<Purpose, Outcome>>>;
	/** What was said to each of them. */
	readonly words: Readonly<Partial<Record<Purpose, string>>>;
};

export type Finding = {
	readonly id: string;
	readonly wording: string;
	readonly language: string;
	readonly whose: Whose;
	readonly notedAt: Date;
};

/** An ended episode as everybody concerned may know it: where and when, nothing of what was done or said. */
export type After = {
	readonly unitId: string;
	readonly unit: string;
	/** IANA zone of the unit's clocks. */
	readonly zone: string;
	readonly pack: string;
	/** The person's language. */
	readonly language: string;
	readonly startedAt: Date;
	readonly endedAt: Date;
	readonly died: boolean;
};

/** After a death nothing is offered to anybody; while it goes on there is nothing to talk about yet. */
export const isOffered = (after: After | null): after is After => after !== null && !after.died;
