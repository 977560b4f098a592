import { SPACE_POINTS, type SpacePoint } from '../../standards/vocabulary';

/** What a unit has that a record can name. */
export const SORTS = ['room', 'device', 'item'] as const;
export type Sort = (typeof SORTS)[number];

export const EVENTS = ['assessed', 'wrong', 'mended', 'out', 'back'] as const;
export type EventKind = (typeof EVENTS)[number];

export const POINTS = SPACE_POINTS;
export type Point = SpacePoint;
/** A device or an item is only asked whether it is safe (S4-28). */
export const pointsOf = (sort: Sort): readonly Point[] => (sort === 'room' ? POINTS : ['minimal-harm']);

/** Days are `YYYY-MM-DD`. */
export type Thing = {
	readonly id: string;
	readonly sort: Sort;
	readonly name: string;
	readonly about: string | null;
	readonly inUseFrom: string;
};
export type ThingEvent = {
	readonly id: string;
	readonly thingId: string;
	readonly what: EventKind;
	readonly onDay: string;
	readonly answers: Readonly<Partial<Record<Point, 'yes' | 'no'>>>;
	readonly words: string | null;
	readonly enteredAt: Date;
	readonly by: string | null;
};

/** How a thing stood on a day. */
export type ThingThen = {
	readonly inUse: boolean;
	/** The last day it was assessed before that day's end; null: never. */
	readonly assessedOn: string | null;
	/** Points that were asked of it and not said to be so. */
	readonly lacking: readonly Point[];
	/** What was wrong with it and not mended yet. */
	readonly wrong: readonly string[];
};

/**
 * How a thing stood on a day.
 * @param events of this thing, in the order they were entered
 */
export const thingOn = (thing: Thing, events: readonly ThingEvent[], day: string): ThingThen => {
	const until = events
		.filter(({ thingId, onDay }) => thingId === thing.id && onDay <= day)
		.sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0));
	const assessed = until.findLast(({ what }) => what === 'assessed') ?? null;
	const moved = until.findLast(({ what }) => what === 'out' || what === 'back');
	const mended = until.findLastIndex(({ what }) => what === 'mended');
	return {
		// The day it went out is the last day it was in use.
		inUse: thing.inUseFrom <= day && (moved?.what !== 'out' || moved.onDay === day),
		assessedOn: assessed?.onDay ?? null,
		lacking: assessed ? pointsOf(thing.sort).filter((point) => assessed.answers[point] !== 'yes') : [],
		wrong: until.slice(mended + 1).flatMap(({ what, words }) => (what === 'wrong' && words ? [words] : []))
	};
};

/** The thing that words of a record name; null for free words. */
export const thingCalled = (things: readonly Thing[], sort: Sort, words: string | null): Thing | null =>
	things.find((one) => one.sort === sort && one.name === words?.trim()) ?? null;
