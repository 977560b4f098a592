import { applicationsOf } from '../../standards/applications';
import { dueTimes } from '../../standards/clock-rules';
import type { Pack } from '../../standards/pack';
import { countedBy, type Counted } from '../../standards/seclusion';
import type { CheckItem } from '../../standards/vocabulary';
import { cameraAt, itemsOf } from '../../standards/watching';
import { checkGaps, dueAfter, scheduleOf, type CheckGap, type Rhythm, type Schedule } from './check-schedule';
import { standingAll, type Fact, type Standing } from './episode';
import { looksAt, packsOf, type Ruled, type ToJudge } from './judge';
import { closed, merged, type Span } from './spans';
import {
	cameraBreaches,
	cameraOf,
	handOvers,
	unwatched,
	type CameraBreach,
	type HandOver,
	type Watching
} from './watch';

export type Looked = {
	/** The time it went on, up to now while it still does. */
	readonly spans: readonly Span[];
	readonly running: boolean;
	readonly schedule: Schedule;
	readonly gaps: readonly CheckGap[];
	/** The look right after each start, where the pack asks for it: what begins anew is looked at anew. */
	readonly firsts: readonly (Ruled & {
		readonly from: Date;
		readonly done: Date | null;
		/** It still goes on, so that the look can be made. */
		readonly open: boolean;
	})[];
	readonly checks: readonly Standing<'check'>[];
	readonly watches: readonly (Watching & { readonly item: string })[];
	/** The rule that asks for somebody all the time; null: no rule of this pack does. */
	readonly watchRule: Ruled | null;
	readonly unwatched: readonly Span[];
	readonly handOvers: readonly HandOver[];
	readonly breaches: readonly (CameraBreach & { readonly pack: Pack })[];
	/** Checks by camera alone, at a time when the pack asks for somebody in person. */
	readonly byCamera: ReadonlySet<string>;
};

const rhythmOf = (judged: ToJudge, now: Date, item: CheckItem | null): Rhythm => {
	const { facts, asked } = judged;
	const paces = standingAll(facts, 'check-plan')
		.filter(({ value: { items } }) => (item === null ? (items ?? []).length === 0 : items?.includes(item)))
		.map(({ value: { from, every } }) => ({ from, every: Number(every) }));
	if (item !== null) return { paces, atMost: null };
	const most = packsOf(judged).flatMap((pack) => {
		const holding = new Set(dueTimes(pack, asked, now).map(({ rule }) => rule));
		const clocks = pack.clocks.filter(({ id, metBy }) => metBy === 'check' && holding.has(id));
		return clocks.flatMap(({ every }) => every ?? []);
	});
	const { startedAt } = asked;
	const own = Number(judged.settings?.['checks-every'] ?? 0);
	return {
		// What the unit set holds from the start, until the team sets another pace for this person.
		paces: own > 0 ? [{ from: startedAt, every: own }, ...paces] : paces,
		atMost: most.length === 0 ? null : Math.min(...most)
	};
};

const watchesOf = (facts: readonly Fact[]): Looked['watches'] =>
	standingAll(facts, 'watch')
		.map(({ item, value: { who, 'who-account': account, how, from, to } }) => ({
			...{ item, who, account, how, from, to }
		}))
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
const watchedParts = (
	judged: ToJudge
): { readonly parts: readonly Counted[]; readonly rule: Ruled | null } => {
	const ruled = packsOf(judged).flatMap((pack) =>
		countedBy(pack, judged.asked).flatMap((part) => {
			const { rule, source } = cameraAt(pack, part.kind, 0, []);
			return rule === null || source === null ? [] : [{ part, rule: { pack, rule, source } }];
		})
	);
	if (ruled.length > 0) return { parts: ruled.map(({ part }) => part), rule: ruled[0]?.rule ?? null };
	const counted = countedBy(judged.pack, judged.asked);
	return { parts: counted.filter(({ kind }) => kind !== 'chemical'), rule: null };
};

const camerasAlone = (
	judged: ToJudge,
	watches: readonly Watching[],
	checks: readonly Standing<'check'>[]
): ReadonlySet<string> => {
	const parts = packsOf(judged).flatMap((pack) =>
		countedBy(pack, judged.asked).map((part) => ({ ...part, pack }))
	);
	const there = (at: Date): boolean =>
		watches.some(({ from, to, how }) => cameraOf(how) === null && from <= at && (to === null || at < to));
	const alone = checks.filter(({ value: { at, method } }) => {
		const camera = cameraOf(method);
		if (camera === null || there(at)) return false;
		return parts.some(({ pack, kind, startedAt, endedAt }) => {
			const minute = Math.floor((at.getTime() - startedAt.getTime()) / 60_000);
			const on = at >= startedAt && (endedAt === null || at < endedAt);
			return on && cameraAt(pack, kind, minute, camera).answer === 'breach';
		});
	});
	return new Set(alone.map(({ item }) => item));
};

const firstLooks = (judged: ToJudge, looks: readonly Date[]): Looked['firsts'] => {
	const { asked, pack } = judged;
	const opening = packsOf(judged).find(({ monitoring }) => monitoring?.atStart);
	const rule = opening?.monitoring;
	if (!opening || !rule) return [];
	const applications = applicationsOf(countedBy(pack, asked));
	const starts = applications.map((own) => new Date(Math.min(...own.map((one) => one.startedAt.getTime()))));
	return starts.map((from, place) => {
		const next = starts[place + 1];
		return {
			pack: opening,
			rule: rule.id,
			source: rule.source,
			from,
			done: looks.find((at) => at >= from && (next === undefined || at < next)) ?? null,
			open: asked.endedAt === null && next === undefined
		};
	});
};

/** How the person was looked after and watched over, judged by the pack and by what was set for this person. */
export const lookedOf = (judged: ToJudge, now: Date): Looked => {
	const { facts, asked } = judged;
	const running = asked.endedAt === null;
	const spans = spansOf(asked.components, asked.endedAt, now);
	const looks = looksAt(facts);
	const schedule = scheduleOf(spans, rhythmOf(judged, now, null), looks, running);
	const checks = [...standingAll(facts, 'check')].sort((a, b) => a.value.at.getTime() - b.value.at.getTime());
	const watches = watchesOf(facts);
	const { parts, rule } = watchedParts(judged);
	const watched = spansOf(parts, asked.endedAt, now);
	return {
		spans,
		running,
		schedule,
		gaps: checkGaps(spans, schedule),
		firsts: firstLooks(judged, looks),
		checks,
		watches,
		watchRule: rule,
		unwatched: rule === null && watches.length === 0 ? [] : unwatched(watched, watches, now),
		handOvers: handOvers(watches),
		breaches: packsOf(judged).flatMap((one) =>
			cameraBreaches(
				one,
				countedBy(one, asked).map((part) => ({ ...part, endedAt: part.endedAt ?? asked.endedAt })),
				watches,
				now
			).map((breach) => ({ ...breach, pack: one }))
		),
		byCamera: camerasAlone(judged, watches, checks)
	};
};

export type AskedNow = {
	readonly item: CheckItem;
	/** A pack in force requires it. */
	readonly required: boolean;
	/** Not before then, by what was set for this person; null: with every check. */
	readonly notBefore: Date | null;
};

/** The seven things a check can look at, those the pack requires first, and which of them are not due at this check. */
export const itemsNow = (judged: ToJudge, now: Date): readonly AskedNow[] => {
	const wanted = new Set(
		packsOf(judged).flatMap((pack) => itemsOf(pack).flatMap(({ item, required }) => (required ? item : [])))
	);
	const all = itemsOf(judged.pack).map(({ item }) => {
		const required = wanted.has(item);
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
