import type { TrainingTopic } from '../../standards/vocabulary';
import { purposes, type Purpose } from '../debrief/debrief';

/** What somebody who comes is to the person. */
export const beings = ['family', 'friend', 'supporter', 'interpreter', 'staff', 'other'] as const;
/** What the talk needs besides people. */
export const frames = ['when', 'place', 'rules', 'breaks', 'interpreter'] as const;
export type Frame = (typeof frames)[number];
/** Where something lay that led to it. Never whose fault it was. */
export const levels = ['person', 'staff', 'unit', 'policy'] as const;
export const yesNo = ['yes', 'no'] as const;
export const counsels = ['yes', 'no', 'later'] as const;

/** What stands in a row of the talk; rows are added and never changed. */
export type EntryKind =
	| 'attendee'
	| 'wanted'
	| 'accepted'
	| 'read-to'
	| 'frame'
	| 'person-words'
	| 'staff-words'
	| 'agreed'
	| 'not-agreed'
	| 'counselling'
	| 'counselling-answer'
	| 'contributor'
	| 'staff-closed'
	| 'person-closed'
	| 'closing-words'
	| 'reopened'
	| 'outside-invited'
	| 'exception-asked'
	| 'exception-answer'
	| 'leader-refused'
	| 'leader-wanted'
	| 'leader-away';

export type NewEntry = {
	readonly id: string;
	readonly kind: EntryKind;
	/** The entry this one is about. */
	readonly about: string | null;
	/** A code of the kind: a purpose, a yes or no, a level … */
	readonly what: string | null;
	readonly name: string | null;
	readonly accountId: string | null;
	readonly words: string | null;
	readonly language: string | null;
	/** `YYYY-MM-DD`. */
	readonly onDay: string | null;
	/** Of what lay behind it: topics that staff are trained in (S3-05), the same as in their own accounts. */
	readonly topics: readonly TrainingTopic[];
};

export type Entry = NewEntry & {
	readonly by: string;
	readonly byId: string;
	/** Whether the person wrote it themselves. */
	readonly own: boolean;
	/** Somebody who took part: there only by a yes of the person's own. */
	readonly needsOwn: boolean;
	readonly at: Date;
};

/** One thing of an entry, by itself: what the others are is left empty. */
export const entryOf = (
	kind: EntryKind,
	id: string,
	more: Partial<Omit<NewEntry, 'kind' | 'id'>> = {}
): NewEntry => ({
	...{ id, kind, about: null, what: null, name: null, accountId: null, words: null },
	...{ language: null, onDay: null, topics: [], ...more }
});

/** What was said last to something that stands there. */
export const lastOf = (entries: readonly Entry[], kind: EntryKind, about: string): Entry | null =>
	entries.findLast((one) => one.kind === kind && one.about === about) ?? null;

/** A frame of the talk, field by field: what was said last, and by whom. */
export const frameOf = (entries: readonly Entry[]): { field: Frame; said: Entry | null }[] =>
	frames.map((field) => ({
		field,
		said: entries.findLast(({ kind, what }) => kind === 'frame' && what === field) ?? null
	}));

/** One purpose of the talk with its four parts. Each stands as its own author wrote it last. */
export type FourParts = {
	readonly purpose: Purpose;
	readonly person: Entry | null;
	/** One of each member of staff who wrote. */
	readonly staff: readonly Entry[];
	readonly agreed: Entry | null;
	readonly notAgreed: Entry | null;
};

export const partsOf = (entries: readonly Entry[]): FourParts[] =>
	purposes.map((purpose) => {
		const of = (kind: EntryKind) => entries.filter((one) => one.kind === kind && one.what === purpose);
		const staff = new Map(of('staff-words').map((one) => [one.byId, one]));
		return {
			purpose,
			person: of('person-words').at(-1) ?? null,
			staff: [...staff.values()],
			agreed: of('agreed').at(-1) ?? null,
			notAgreed: of('not-agreed').at(-1) ?? null
		};
	});

/** Support after it that was offered: by whom, when, and what the person said to that. */
export const counsellingOf = (entries: readonly Entry[]): { offer: Entry; answer: Entry | null }[] =>
	entries
		.filter(({ kind }) => kind === 'counselling')
		.map((offer) => ({ offer, answer: lastOf(entries, 'counselling-answer', offer.id) }));

export const contributorsOf = (entries: readonly Entry[]): Entry[] =>
	entries.filter(({ kind }) => kind === 'contributor');

export type Closings = {
	/** How the staff's side ended; null while it is open. */
	readonly staff: Entry | null;
	/** How the person's side ended; null while it is open, or open again. */
	readonly person: Entry | null;
	/** When the person opened theirs again, if that is the last word. */
	readonly reopened: Entry | null;
};

/** The newest word on each side. That the person opens theirs again changes nothing for the staff's. */
export const closingsOf = (entries: readonly Entry[]): Closings => {
	const theirs = entries.findLast(({ kind }) => kind === 'person-closed' || kind === 'reopened') ?? null;
	return {
		staff: entries.findLast(({ kind }) => kind === 'staff-closed') ?? null,
		person: theirs?.kind === 'person-closed' ? theirs : null,
		reopened: theirs?.kind === 'reopened' ? theirs : null
	};
};

/** The person's answer on somebody who would lead as an exception; the last holds. */
export const exceptionsOf = (entries: readonly Entry[]): { asked: Entry; answer: Entry | null }[] =>
	entries
		.filter(({ kind }) => kind === 'exception-asked')
		.map((asked) => ({ asked, answer: lastOf(entries, 'exception-answer', asked.id) }));

/** Facilitators who are away until a day: what was written last about each, while it holds. */
export const awayOf = (entries: readonly Entry[], today: string): Entry[] => {
	const last = new Map(
		entries.filter(({ kind }) => kind === 'leader-away').map((one) => [one.accountId, one])
	);
	return [...last.values()].filter(({ onDay }) => onDay !== null && onDay >= today);
};
