import type { Pack, Source } from '../../standards/pack';
import { wordKey } from '../../standards/pack';
import { retention } from '../../standards/retention';

/** An episode, as far as rules of keeping need it. */
export type Recorded = {
	readonly id: string;
	readonly pack: string;
	readonly zone: string;
	readonly startedAt: Date;
	readonly enteredAt: Date;
};

/** Something that stays because a rule says so. `until` is null when the rule counts from what is not written yet. */
export type KeptByRule = {
	readonly startedAt: string;
	readonly zone: string;
	/** The rule's sentence and the setting's name, as word keys. */
	readonly rule: string;
	readonly setting: string;
	readonly source: Pick<Source, 'document' | 'place' | 'certainty'>;
	/** The last day, `YYYY-MM-DD`, on the calendar of the place. */
	readonly until: string | null;
};

/** What goes. Each is a word of its own in the locale. */
export const goes = [
	'drafts',
	'only-me',
	'media',
	'contacts',
	'grants',
	'wallet',
	'account',
	'name'
] as const;
export type Goes = (typeof goes)[number];

/** What stays without a rule that Foreword knows an end of: said so, never dressed as law. */
export const stays = ['episodes', 'stays', 'shared', 'media-words', 'signed', 'papers', 'log'] as const;
export type Stays = (typeof stays)[number];

/** What the person is shown before they ask, and what the receipt shows for good. */
export type Plan = {
	readonly goes: Readonly<Partial<Record<Goes, number>>>;
	readonly stays: Readonly<Partial<Record<Stays, number>>>;
	readonly rules: readonly KeptByRule[];
};

/** Which rules keep which episodes, and until when: by the pack each episode was recorded under. */
export const keptByRules = (
	episodes: readonly Recorded[],
	packs: (ref: string) => Pack | null
): KeptByRule[] =>
	episodes.flatMap(({ pack: ref, zone, startedAt, enteredAt }) => {
		const pack = packs(ref);
		if (pack === null) return [];
		const facts = { startedAt, endedAt: null, awareAt: null, recordMadeAt: enteredAt, zone };
		return retention(pack, facts).map(({ rule, day, source }) => ({
			startedAt: startedAt.toISOString(),
			zone,
			rule: wordKey(pack, { id: rule }),
			setting: `${pack.words}:name`,
			source: { document: source.document, place: source.place, certainty: source.certainty },
			until: day
		}));
	});

/** How an asking stands. */
export type Standing = 'waiting' | 'taken-back' | 'done';

export type Asked = {
	readonly id: string;
	readonly askedAt: Date;
	readonly standing: Standing;
	readonly plan: Plan;
};

/** What somebody who confirms sees: who, when, who of the two has. Nothing of the plan. */
export type Waiting = {
	readonly id: string;
	readonly name: string;
	readonly recordNumber: string | null;
	readonly askedAt: Date;
	readonly keeper: string | null;
	readonly privacy: string | null;
	/** Whether the one who looks has confirmed already. */
	readonly mine: boolean;
};

export const roles = ['keeper', 'privacy'] as const;
export type Role = (typeof roles)[number];
export type Confirmed = 'waiting' | 'done' | 'same' | 'no';

/** By receipt: what was asked, what became of it, what is kept. */
export type Receipt = {
	readonly askedAt: Date;
	readonly plan: Plan;
	readonly takenBackAt: Date | null;
	readonly doneAt: Date | null;
	readonly gone: Readonly<Partial<Record<Goes, number>>> | null;
	/** How many things that were to go stay, because something that must stay stands on them. */
	readonly stays: number;
};
