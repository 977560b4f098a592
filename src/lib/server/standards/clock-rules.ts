import { ageThen } from './age';
import { applicationsOf, momentsWithin } from './applications';
import { verdict, type Verdict, type Waiting } from './conditions';
import type { ComponentFacts, EpisodeFacts } from './facts';
import { earliest, firstOrderExpires, initiationOf, releasedEarly, releaseOf } from './order-terms';
import type { Clock, Pack, Source } from './pack';
import { again, fromTheLast, once } from './progress';
import { prohibited } from './prohibitions';
import { countedBy, type Counted } from './seclusion';
import { firstMinutes, MINUTE_MS, repeatsOf } from './series';
import type { Anchor, Level } from './vocabulary';

export { MINUTE_MS };

/** One thing due, or one warning, of one rule. */
export type DueTime = {
	readonly rule: string;
	/** Position in `facts.components`; null for a rule about the whole episode. */
	readonly component: number | null;
	/** For a rule that repeats: the first time missed, else the next one. */
	readonly due: Date;
	readonly level: Level;
	/** `passed` stays true afterwards: what came too late came too late. */
	readonly state: 'running' | 'passed' | 'met';
	/** Whole elapsed minutes past `due`: until it was done or ended, else until now. 0 when not late. */
	readonly lateByMinutes: number;
	/** How many times it was due and not done (0 or 1 unless it repeats). */
	readonly missed: number;
	/** The next time it will be due, for a rule that repeats and still runs. */
	readonly next: Date | null;
	/** What it rests on and is not written yet; by age, the strictest time is shown meanwhile. */
	readonly waitingFor: readonly Waiting[];
	readonly source: Source;
};

const upTo = (now: Date, at: Date | null): Date | null => (at !== null && at <= now ? at : null);

/** The moments of an episode that a time can be counted from. */
export type Anchored = Pick<EpisodeFacts, 'startedAt' | 'endedAt' | 'awareAt' | 'departure' | 'recordMadeAt'>;

/** The instant a rule about the whole episode, or one component, counts from; null while it is not written. */
export const anchor = (from: Anchor, facts: Anchored, component: ComponentFacts | null): Date | null => {
	switch (from) {
		case 'component-start':
			return component?.startedAt ?? null;
		case 'component-end':
			return component?.endedAt ?? null;
		case 'start':
			return facts.startedAt;
		case 'end':
			return facts.endedAt;
		case 'aware':
			return facts.awareAt;
		case 'departure':
			return facts.departure?.at ?? null;
		case 'record-made':
			return facts.recordMadeAt;
		default:
			// The anchors of an order are found by `orderAnchor`, which knows the pack.
			return null;
	}
};

/** The instant a clock about what the pack counts, and about its orders, counts from. */
const orderAnchor = (
	clock: Clock,
	pack: Pack,
	facts: EpisodeFacts,
	counted: readonly ComponentFacts[]
): Date | null => {
	switch (clock.from) {
		case 'initiation':
			return initiationOf(counted);
		case 'release':
			return releaseOf(counted);
		case 'order-obtained':
			return earliest(facts.moments.order ?? []);
		case 'order-expires':
			return firstOrderExpires(pack, facts, counted);
		default:
			return null;
	}
};

const momentsOf = (
	clock: Clock,
	facts: EpisodeFacts,
	now: Date,
	component: ComponentFacts | null,
	counted: readonly ComponentFacts[]
): Date[] => {
	const metBy = (one: Clock['metBy']): readonly (Date | null)[] => {
		if (one === 'component-end') return [component?.endedAt ?? null];
		if (one === 'end') return [facts.endedAt];
		return one === 'release' ? [releaseOf(counted)] : (facts.moments[one] ?? []);
	};
	const met = [clock.metBy, ...(clock.orBy ?? [])]
		.flatMap(metBy)
		.filter((at) => at !== null)
		.filter((at) => at <= now)
		.sort((a, b) => a.getTime() - b.getTime());
	return clock.notFirst ? met.slice(1) : met;
};

/** What is dated after `now` has not happened yet. */
const asOf = (facts: EpisodeFacts, now: Date): EpisodeFacts => ({
	...facts,
	endedAt: upTo(now, facts.endedAt),
	components: facts.components.map((one) => ({ ...one, endedAt: upTo(now, one.endedAt) }))
});

/**
 * Every due time and warning of a pack for one episode, as they stand at `now`: elapsed time on UTC instants, so that
 * a change of the clocks moves nothing. What is dated after `now` counts as not yet done.
 */
export const dueTimes = (pack: Pack, given: EpisodeFacts, now: Date): readonly DueTime[] => {
	const facts = asOf(given, now);
	const all = countedBy(pack, facts);
	const banned = prohibited(pack, facts);
	const everything = { facts, counted: all, early: releasedEarly(pack, facts, all), first: null };
	const begunAnew = eachApplication(pack, facts, all);
	return pack.clocks.flatMap((clock) => {
		if (clock.ifChosen && !facts.houseRules.includes(clock.id)) return [];
		const parts = ofApplication(clock) && begunAnew.length > 1 ? begunAnew : [everything];
		return parts.flatMap((part) => dueIn(clock, pack, part, banned, now));
	});
};

type Part = {
	readonly facts: EpisodeFacts;
	readonly counted: readonly Counted[];
	readonly early: ReturnType<typeof releasedEarly>;
	/** The component it began with, where there are several such parts. */
	readonly first: number | null;
};

/** What was begun anew after a break has clocks of its own: each start needs an order, and is evaluated. */
const eachApplication = (pack: Pack, facts: EpisodeFacts, counted: readonly Counted[]): readonly Part[] =>
	applicationsOf(counted).map((own, place, all) => ({
		facts: { ...facts, moments: momentsWithin(all, place, facts.moments) },
		counted: own,
		early: releasedEarly(pack, facts, own),
		first: own[0]?.index ?? null
	}));

const ofApplication = ({ from }: Clock): boolean =>
	from === 'initiation' || from === 'release' || from === 'order-obtained' || from === 'order-expires';

const dueIn = (
	clock: Clock,
	pack: Pack,
	{ facts, counted, early, first }: Part,
	banned: Verdict,
	now: Date
): readonly DueTime[] => {
	const { holds, waitingFor, components } = verdict(clock.when, facts, counted, banned, early);
	if (holds === 'no') return [];
	const subjects = clock.from.startsWith('component') ? components : [null];
	return subjects.flatMap((component) => {
		const from = anchor(clock.from, facts, component) ?? orderAnchor(clock, pack, facts, components);
		if (from === null) return [];
		const met = momentsOf(clock, facts, now, component, components);
		const whole = clock.from === 'initiation' ? releaseOf(components) : facts.endedAt;
		const series = repeatsOf(clock, from, facts);
		const noAge = clock.byAge !== undefined && ageThen(facts, from) === null;
		return {
			rule: clock.id,
			component: component?.index ?? first,
			level: clock.level,
			source: clock.source,
			waitingFor: [...new Set([...waitingFor, ...(noAge ? (['age'] as const) : [])])],
			...(series === null
				? once(clock, firstMinutes(clock, from, facts), from, met, now)
				: clock.repeats
					? fromTheLast((at) => repeatsOf(clock, at, facts) ?? series, from, whole, met, now)
					: again(series, component ? component.endedAt : whole, met, now))
		};
	});
};
