import { verdict } from './conditions';
import type { ComponentFacts, EpisodeFacts } from './facts';
import type { Clock, Pack, Source } from './pack';
import { prohibited } from './prohibitions';
import { countedBy } from './seclusion';
import type { Anchor, Level } from './vocabulary';

export const MINUTE_MS = 60_000;

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
	readonly source: Source;
};

type Progress = Pick<DueTime, 'due' | 'state' | 'lateByMinutes' | 'missed' | 'next'>;

const after = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * MINUTE_MS);
const minutesLate = (due: Date, until: Date): number =>
	Math.max(0, Math.floor((until.getTime() - due.getTime()) / MINUTE_MS));
const upTo = (now: Date, at: Date | null): Date | null => (at !== null && at <= now ? at : null);

/** The moments of an episode that a time can be counted from. */
export type Anchored = Pick<EpisodeFacts, 'startedAt' | 'endedAt' | 'awareAt' | 'recordMadeAt'>;

/** The instant a clock counts from; null while it is not written. */
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
		case 'record-made':
			return facts.recordMadeAt;
	}
};

const momentsOf = (
	clock: Clock,
	facts: EpisodeFacts,
	now: Date,
	component: ComponentFacts | null
): Date[] => {
	const met =
		clock.metBy === 'component-end'
			? [component?.endedAt ?? null]
			: clock.metBy === 'end'
				? [facts.endedAt]
				: (facts.moments[clock.metBy] ?? []);
	return met
		.filter((at) => at !== null)
		.filter((at) => at <= now)
		.sort((a, b) => a.getTime() - b.getTime());
};

const once = (clock: Clock, from: Date, met: readonly Date[], now: Date): Progress => {
	const due = after(from, clock.minutes);
	const done = met[0] ?? null;
	const inTime = done !== null && done <= due;
	// A warning shows at its minute; a thing to be done by then is late only after it.
	const reached = clock.level === 'due' ? now > due : now >= due;
	const passed = !inTime && (done !== null || reached);
	return {
		due,
		state: inTime ? 'met' : passed ? 'passed' : 'running',
		lateByMinutes: passed ? minutesLate(due, done ?? now) : 0,
		missed: passed ? 1 : 0,
		next: null
	};
};

/** Each period needs a moment of its own, at any time inside it; the first may also be done beforehand. */
const again = (
	clock: Clock,
	every: number,
	from: Date,
	stop: Date | null,
	met: Date[],
	now: Date
): Progress => {
	const first = after(from, clock.minutes);
	const until = stop ?? now;
	const periodOf = (at: Date) =>
		Math.max(0, Math.ceil((at.getTime() - first.getTime()) / (every * MINUTE_MS)));
	// A period is over once its due time lies before `until`.
	const over = until > first ? Math.ceil((until.getTime() - first.getTime()) / (every * MINUTE_MS)) : 0;
	const covered = new Set(met.map(periodOf));
	const missed = over - [...covered].filter((period) => period < over).length;
	let missing = 0;
	while (covered.has(missing)) missing += 1;
	const dueOf = (period: number) => after(first, period * every);
	const nextOpen = Array.from({ length: covered.size + 1 }, (_, ahead) => over + ahead).find(
		(period) => !covered.has(period)
	);
	const next = stop === null ? dueOf(nextOpen ?? over) : null;
	const due = missed > 0 ? dueOf(missing) : (next ?? dueOf(Math.max(0, over - 1)));
	const done = met.find((at) => at > due) ?? until;
	return {
		due,
		state: missed > 0 ? 'passed' : stop === null ? 'running' : 'met',
		lateByMinutes: missed > 0 ? minutesLate(due, done) : 0,
		missed,
		next
	};
};

/**
 * Every due time and warning of a pack for one episode, as they stand at `now`: elapsed time on UTC instants, so that
 * a change of the clocks moves nothing. What is dated after `now` counts as not yet done.
 */
export const dueTimes = (pack: Pack, facts: EpisodeFacts, now: Date): readonly DueTime[] => {
	const counted = countedBy(pack, facts);
	const banned = prohibited(pack, facts);
	return pack.clocks.flatMap((clock) => {
		const { holds, components } = verdict(clock.when, facts, counted, banned);
		if (holds === 'no') return [];
		const subjects = clock.from.startsWith('component') ? components : [null];
		return subjects.flatMap((component) => {
			const from = anchor(clock.from, facts, component);
			if (from === null) return [];
			const met = momentsOf(clock, facts, now, component);
			const stop = upTo(now, component ? component.endedAt : facts.endedAt);
			return {
				rule: clock.id,
				component: component?.index ?? null,
				level: clock.level,
				source: clock.source,
				...(clock.every === undefined
					? once(clock, from, met, now)
					: again(clock, clock.every, from, stop, met, now))
			};
		});
	});
};
