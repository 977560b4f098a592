import { ageThen, minutesAt } from './age';
import type { Waiting } from './conditions';
import type { ComponentFacts, EpisodeFacts } from './facts';
import type { Pack } from './pack';
import { MINUTE_MS } from './series';

/** The first of some instants; null when there is none. */
export const earliest = (dates: readonly Date[]): Date | null =>
	dates.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);

/** When what a pack counts began: the first start among its components. */
export const initiationOf = (counted: readonly ComponentFacts[]): Date | null =>
	earliest(counted.map(({ startedAt }) => startedAt));

/** When the person was let go of all of it; null while any of it still goes on. */
export const releaseOf = (counted: readonly ComponentFacts[]): Date | null => {
	const ends = counted.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt]));
	if (counted.length === 0 || ends.length < counted.length) return null;
	return ends.reduce((last, at) => (at > last ? at : last));
};

/**
 * When the first order ends, counted from the initiation as table 1.2a does, by the age then. Null when the pack has no
 * length of an order, or nothing it counts has begun.
 */
export const firstOrderExpires = (
	{ orderLength }: Pick<Pack, 'orderLength'>,
	facts: EpisodeFacts,
	counted: readonly ComponentFacts[]
): Date | null => {
	const from = initiationOf(counted);
	if (!orderLength || from === null) return null;
	return new Date(from.getTime() + minutesAt(orderLength.byAge, facts, from) * MINUTE_MS);
};

/** Whether the person was let go before the first order ended. Without an age, it waits for the age. */
export const releasedEarly = (
	pack: Pick<Pack, 'orderLength'>,
	facts: EpisodeFacts,
	counted: readonly ComponentFacts[]
): boolean | Waiting => {
	const released = releaseOf(counted);
	const expires = firstOrderExpires(pack, facts, counted);
	if (released === null || expires === null) return false;
	// The strictest length is taken while the age is not known: before that it was early at every age.
	if (released < expires) return true;
	return ageThen(facts, facts.startedAt) === null ? 'age' : false;
};
