import type { EpisodeFacts } from '../../standards/facts';
import type { Pack, Source } from '../../standards/pack';
import { findPack } from '../../standards/packs';
import { countedBy } from '../../standards/seclusion';
import { standing, standingAll, type Fact } from './episode';
import type { AnyValue } from './fields';
import { refusedPlan } from './watch';

/** What is known of an episode where looking after the person is judged. */
export type ToJudge = {
	readonly facts: readonly Fact[];
	readonly asked: EpisodeFacts;
	/** The pack of the record. */
	readonly pack: Pack;
	/** The unit's own, when it began: other packs in use there hold as well. */
	readonly settings?: {
		readonly packs?: { readonly beside: readonly string[] } | null;
		/** Minutes between two checks, as the unit set it. */
		readonly 'checks-every'?: string | null;
	};
};

/** Every pack in force in the unit when it began, that of the record first. */
export const packsOf = ({ pack, settings }: ToJudge): readonly Pack[] => [
	pack,
	...(settings?.packs?.beside ?? []).flatMap((ref) => (ref === pack.ref ? [] : (findPack(ref) ?? [])))
];

/** When somebody looked after the person, each instant once, in order. */
export const looksAt = (facts: readonly Fact[]): readonly Date[] => {
	const looks = [...standingAll(facts, 'check'), ...standingAll(facts, 'key-needs')];
	return [...new Set(looks.map(({ value }) => value.at.getTime()))]
		.sort((a, b) => a - b)
		.map((at) => new Date(at));
};

/** What a pack's rule asks for, and where that stands. */
export type Ruled = { readonly pack: Pack; readonly rule: string; readonly source: Source };

/** Whether a value is a plan to watch by camera where the pack asks for somebody in person: only a plan is refused. */
export const planProblem = (judged: ToJudge, value: AnyValue): boolean => {
	if (!('after' in value && 'how' in value)) return false;
	const plan = { how: value.how, after: Number(value.after) };
	return packsOf(judged).some((pack) => {
		const counted = countedBy(pack, judged.asked);
		const open = counted.filter(({ endedAt }) => endedAt === null);
		const kinds = (open.length > 0 ? open : counted).map(({ kind }) => kind);
		return refusedPlan(pack, kinds, plan) !== null;
	});
};

export type Ending = {
	/** What was to end it was there. */
	readonly metAt: Date;
	readonly endedAt: Date | null;
	/** Elapsed milliseconds between the two, up to now while it goes on; never negative. */
	readonly delayMs: number;
	readonly why: string | null;
};

/** How long it went on after what was to end it was there; null while nobody wrote that it was. */
export const endingOf = ({ facts, asked }: ToJudge, now: Date): Ending | null => {
	const met = standing(facts, 'criteria-met')?.value;
	if (!met) return null;
	const { endedAt } = asked;
	const delayMs = Math.max(0, (endedAt ?? now).getTime() - met.at.getTime());
	return { metAt: met.at, endedAt, delayMs, why: met.why };
};
