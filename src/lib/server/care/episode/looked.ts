import { dueTimes } from '../../standards/clock-rules';
import type { EpisodeFacts } from '../../standards/facts';
import type { Pack, Source } from '../../standards/pack';
import { countedBy, type Counted } from '../../standards/seclusion';
import type { CheckItem } from '../../standards/vocabulary';
import { cameraAt, itemsOf } from '../../standards/watching';
import { checkGaps, dueAfter, scheduleOf, type CheckGap, type Rhythm, type Schedule } from './check-schedule';
import { standing, standingAll, type Fact, type Standing } from './episode';
import type { AnyValue } from './fields';
import { closed, merged, type Span } from './spans';
import {
	cameraBreaches,
	cameraOf,
	handOvers,
	refusedPlan,
	unwatched,
	type CameraBreach,
	type HandOver,
	type Watching
} from './watch';

/** What is known of an episode where looking after the person is judged. */
export type ToJudge = { readonly facts: readonly Fact[]; readonly asked: EpisodeFacts; readonly pack: Pack };

/** When somebody looked after the person, each instant once, in order. */
export const looksAt = (facts: readonly Fact[]): readonly Date[] => {
	const looks = [...standingAll(facts, 'check'), ...standingAll(facts, 'key-needs')];
	return [...new Set(looks.map(({ value }) => value.at.getTime()))]
		.sort((a, b) => a - b)
		.map((at) => new Date(at));
};

/** What a pack's rule asks for, and where that stands. */
export type Ruled = { readonly rule: string; readonly source: Source };

export type Looked = {
	/** The time it went on, up to now while it still does. */
	readonly spans: readonly Span[];
	readonly running: boolean;
	readonly schedule: Schedule;
	readonly gaps: readonly CheckGap[];
	/** The look right after the start, where the pack asks for it. */
	readonly first: (Ruled & { readonly from: Date; readonly done: Date | null }) | null;
	readonly checks: readonly Standing<'check'>[];
	readonly watches: readonly (Watching & { readonly item: string })[];
	/** The rule that asks for somebody all the time; null: no rule of this pack does. */
	readonly watchRule: Ruled | null;
	readonly unwatched: readonly Span[];
	readonly handOvers: readonly HandOver[];
	readonly breaches: readonly CameraBreach[];
	/** Checks by camera alone, at a time when the pack asks for somebody in person. */
	readonly byCamera: ReadonlySet<string>;
};

const rhythmOf = ({ facts, asked, pack }: ToJudge, now: Date, item: CheckItem | null): Rhythm => {
	const paces = standingAll(facts, 'check-plan')
		.filter(({ value: { items } }) => (item === null ? (items ?? []).length === 0 : items?.includes(item)))
		.map(({ value: { from, every } }) => ({ from, every: Number(every) }));
	if (item !== null) return { paces, atMost: null };
	const holding = new Set(dueTimes(pack, asked, now).map(({ rule }) => rule));
	const most = pack.clocks
		.filter(({ id, metBy }) => metBy === 'check' && holding.has(id))
		.flatMap(({ every }) => every ?? []);
	return { paces, atMost: most.length === 0 ? null : Math.min(...most) };
};

const watchesOf = (facts: readonly Fact[]): Looked['watches'] =>
	standingAll(facts, 'watch')
		.map(({ item, value: { who, how, from, to } }) => ({ item, who, how, from, to }))
		.sort((a, b) => a.from.getTime() - b.from.getTime());

const spansOf = (
	components: readonly Pick<Counted, 'startedAt' | 'endedAt'>[],
	end: Date | null,
	now: Date
) =>
	merged(
		closed(
			components.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt ?? end })),
			now
		)
	);

/** What the rules about watching are about: the kinds somebody has to watch over, else all that go on for a time. */
const watchedParts = ({
	asked,
	pack
}: ToJudge): { readonly parts: readonly Counted[]; readonly rule: Ruled | null } => {
	const counted = countedBy(pack, asked);
	const ruled = counted.filter(({ kind }) => cameraAt(pack, kind, 0, []).rule !== null);
	const [first] = ruled;
	if (!first) return { parts: counted.filter(({ kind }) => kind !== 'chemical'), rule: null };
	const { rule, source } = cameraAt(pack, first.kind, 0, []);
	return { parts: ruled, rule: rule === null || source === null ? null : { rule, source } };
};

const camerasAlone = (
	judged: ToJudge,
	watches: readonly Watching[],
	checks: readonly Standing<'check'>[]
): ReadonlySet<string> => {
	const parts = countedBy(judged.pack, judged.asked);
	const there = (at: Date): boolean =>
		watches.some(({ from, to, how }) => cameraOf(how) === null && from <= at && (to === null || at < to));
	const alone = checks.filter(({ value: { at, method } }) => {
		const camera = cameraOf(method);
		if (camera === null || there(at)) return false;
		return parts.some(({ kind, startedAt, endedAt }) => {
			const minute = Math.floor((at.getTime() - startedAt.getTime()) / 60_000);
			const on = at >= startedAt && (endedAt === null || at < endedAt);
			return on && cameraAt(judged.pack, kind, minute, camera).answer === 'breach';
		});
	});
	return new Set(alone.map(({ item }) => item));
};

/** How the person was looked after and watched over, judged by the pack and by what was set for this person. */
export const lookedOf = (judged: ToJudge, now: Date): Looked => {
	const { facts, asked, pack } = judged;
	const running = asked.endedAt === null;
	const spans = spansOf(asked.components, asked.endedAt, now);
	const looks = looksAt(facts);
	const schedule = scheduleOf(spans, rhythmOf(judged, now, null), looks, running);
	const start = countedBy(pack, asked).map(({ startedAt }) => startedAt);
	const from = start.length === 0 ? null : new Date(Math.min(...start.map((at) => at.getTime())));
	const checks = [...standingAll(facts, 'check')].sort((a, b) => a.value.at.getTime() - b.value.at.getTime());
	const watches = watchesOf(facts);
	const { parts, rule } = watchedParts(judged);
	const watched = spansOf(parts, asked.endedAt, now);
	return {
		spans,
		running,
		schedule,
		gaps: checkGaps(spans, schedule),
		first:
			pack.monitoring?.atStart && from !== null
				? {
						rule: pack.monitoring.id,
						source: pack.monitoring.source,
						from,
						done: looks.find((at) => at >= from) ?? null
					}
				: null,
		checks,
		watches,
		watchRule: rule,
		unwatched: rule === null && watches.length === 0 ? [] : unwatched(watched, watches, now),
		handOvers: handOvers(watches),
		breaches: cameraBreaches(
			pack,
			countedBy(pack, asked).map((part) => ({ ...part, endedAt: part.endedAt ?? asked.endedAt })),
			watches,
			now
		),
		byCamera: camerasAlone(judged, watches, checks)
	};
};

export type AskedNow = {
	readonly item: CheckItem;
	/** The pack requires it. */
	readonly required: boolean;
	/** Not before then, by what was set for this person; null: with every check. */
	readonly notBefore: Date | null;
};

/** The seven things a check can look at, those the pack requires first, and which of them are not due at this check. */
export const itemsNow = (judged: ToJudge, now: Date): readonly AskedNow[] => {
	const all = itemsOf(judged.pack).map(({ item, required }) => {
		const rhythm = rhythmOf(judged, now, item);
		const seen = standingAll(judged.facts, 'check')
			.filter(({ value }) => value[item] === 'fine' || value[item] === 'found')
			.map(({ value }) => value.at.getTime());
		const last = seen.length === 0 ? null : new Date(Math.max(...seen));
		const due = last === null || rhythm.paces.length === 0 ? null : dueAfter(last, rhythm);
		return { item, required, notBefore: due !== null && due > now ? due : null };
	});
	return [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
};

/** Whether a value is a plan to watch by camera where the pack asks for somebody in person: only a plan is refused. */
export const planProblem = ({ asked, pack }: ToJudge, value: AnyValue): boolean => {
	if (!('after' in value && 'how' in value)) return false;
	const counted = countedBy(pack, asked);
	const open = counted.filter(({ endedAt }) => endedAt === null);
	const kinds = (open.length > 0 ? open : counted).map(({ kind }) => kind);
	return refusedPlan(pack, kinds, { how: value.how, after: Number(value.after) }) !== null;
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
