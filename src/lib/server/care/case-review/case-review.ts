import type { ReviewKind } from '../../standards/vocabulary';
import { addDays, dayIn } from '../../standards/zone';

/** Why a review opened by itself: the harm that came of it, or what must never be a reason (S0-03). */
export type Cause = string;

/** What a review looks at: one case, the root causes of a harm, or a stretch of time (S0-26 to S0-28). */
export type Kind = ReviewKind | 'trend';

const grave: readonly Cause[] = ['death', 'serious-injury'];

/**
 * Death and serious injury have their root causes looked for (S0-28); a trend was begun by a reviewer; every other cause
 * is reviewed as a case, also what a talk asked for (`asked`).
 */
export const kindOf = (cause: Cause): Kind =>
	cause === 'trend' ? 'trend' : grave.includes(cause) ? 'root-cause' : 'case';

export const levels = ['person', 'staff', 'unit', 'policy'] as const;
export type Level = (typeof levels)[number];
export const outcomes = ['changes', 'no-change', 'other-review'] as const;
export type Outcome = (typeof outcomes)[number];
/** What is written in words alone. */
export const writings = ['finding', 'note', 'summary'] as const;

/** `sealed`: its words cannot be read, since the key they were sealed with is not here. */
type Common = { readonly id: string; readonly by: string; readonly at: Date; readonly sealed?: boolean };
/** One thing that a reviewer wrote or did. Rows are only ever added. */
export type Entry = Common &
	(
		| { readonly kind: 'owner'; readonly whose: string; readonly name: string; readonly dueOn: string | null }
		| { readonly kind: 'note' | 'finding' | 'summary' | 'seat' | 'opened-again'; readonly words: string }
		| { readonly kind: 'factor'; readonly level: Level; readonly words: string }
		| {
				readonly kind: 'action';
				readonly words: string;
				readonly who: string;
				readonly dueOn: string | null;
		  }
		| { readonly kind: 'done' | 'taken-back'; readonly about: string; readonly words: string | null }
		| { readonly kind: 'closed'; readonly outcome: Outcome; readonly words: string }
	);
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/** A review, and which event it is about. */
export type Review = {
	readonly id: string;
	readonly cause: Cause;
	/** Null of a trend. */
	readonly pack: string | null;
	/** Null of a trend. */
	readonly happenedAt: Date | null;
	readonly openedAt: Date;
	/** Of a trend: the stretch of time, both days included. */
	readonly fromDay: string | null;
	readonly toDay: string | null;
	/** Null of a trend. */
	readonly name: string | null;
	readonly recordNumber: string | null;
	/** Null: of every unit. */
	readonly unit: string | null;
	readonly zone: string;
	readonly startedAt: Date;
	/** Kinds of restrictive practice, as the record stands now. */
	readonly kinds: readonly string[];
	/** Whether the record still says what opened it. */
	readonly stands: boolean;
};

const isOf =
	<K extends Entry['kind']>(...kinds: readonly K[]) =>
	(entry: Entry): entry is EntryOf<K> =>
		(kinds as readonly string[]).includes(entry.kind);

/** The entries of a kind that stand, oldest first: without those that were taken back. */
export const standing = <K extends Entry['kind']>(
	entries: readonly Entry[],
	...kinds: readonly K[]
): readonly EntryOf<K>[] => {
	const gone = new Set<string>(entries.filter(isOf('taken-back')).map(({ about }) => about));
	return entries.filter(isOf(...kinds)).filter(({ id }) => !gone.has(id));
};

/** Who has the review; null while nobody does. */
export const ownerOf = (entries: readonly Entry[]): EntryOf<'owner'> | null =>
	entries.filter(isOf('owner')).at(-1) ?? null;

/** How it was closed; null while it is open, or open again. */
export const closingOf = (entries: readonly Entry[]): EntryOf<'closed'> | null => {
	const last = entries.filter(isOf('closed', 'opened-again')).at(-1);
	return last?.kind === 'closed' ? last : null;
};

export type Action = EntryOf<'action'> & { readonly done: EntryOf<'done' | 'taken-back'> | null };

/** What is to be done because of it, and whether it is. */
export const actionsOf = (entries: readonly Entry[]): readonly Action[] =>
	standing(entries, 'action').map((action) => ({
		...action,
		done: entries.filter(isOf('done')).find(({ about }) => about === action.id) ?? null
	}));

/** How many days Foreword gives where neither a reviewer nor a pack says. No law is behind these numbers: they are ours. */
export const ourDays: Readonly<Record<Kind, number>> = { 'root-cause': 45, case: 30, trend: 90 };

export type Due = {
	/** A day on the calendar of the unit. */
	readonly day: string;
	/** Who says so: a reviewer, the pack of the episode, or Foreword where nobody does. */
	readonly from: 'reviewer' | 'pack' | 'ours';
};

/** @param packDays days that the pack of the episode gives for this kind of review; null: it names none */
export const dueOf = (
	{ cause, openedAt, zone }: Pick<Review, 'cause' | 'openedAt' | 'zone'>,
	entries: readonly Entry[],
	packDays: number | null
): Due => {
	const set = entries.filter(isOf('owner')).findLast(({ dueOn }) => dueOn !== null)?.dueOn ?? null;
	if (set !== null) return { day: set, from: 'reviewer' };
	const after = (days: number): string => addDays(dayIn(openedAt, zone), days);
	if (packDays !== null) return { day: after(packDays), from: 'pack' };
	return { day: after(ourDays[kindOf(cause)]), from: 'ours' };
};

/** Its day has gone by and it is not closed. */
export const isLate = (due: Due, entries: readonly Entry[], today: string): boolean =>
	closingOf(entries) === null && due.day < today;

/** Why it cannot be closed yet: nobody has it, or nothing was found. Null: it can. */
export const notYet = (entries: readonly Entry[]): 'owner' | 'finding' | null => {
	if (ownerOf(entries) === null) return 'owner';
	return standing(entries, 'finding', 'factor').length === 0 ? 'finding' : null;
};
