import type { Words } from '../../../words';
import type { Source } from './line';

/** Until when a wish is set aside: a moment, this stay, or (neither) it is not known yet. */
export type Until = { readonly untilAt: Date | null; readonly thisStay: boolean };

/** A line that somebody said they cannot follow. */
export type Aside = Source & Partial<Until>;

type Stated = Source & { readonly at: Date };

const isAbout = (a: Source, b: Source): boolean =>
	a.question === b.question && a.item === b.item && (a.item !== null || a.answerId === b.answerId);

/** What was said last of this line; null when it is not set aside. */
export const asideOf = (source: Source, setAside: readonly Aside[]): Aside | null =>
	setAside.find((one) => isAbout(one, source)) ?? null;

/** Its time has passed: nobody has to answer for it, somebody looks whether it can be followed now. */
export const isOver = ({ untilAt = null }: Partial<Until>, now: Date): boolean =>
	untilAt !== null && untilAt <= now;

/**
 * The lines that are set aside, each by what was said of it last. Who said later that they follow it has taken it up.
 * @param said what was set aside, in any order
 */
export const standingAside = <A extends Aside & Stated>(
	said: readonly A[],
	followed: readonly Stated[]
): A[] =>
	said
		.toSorted((a, b) => b.at.getTime() - a.at.getTime())
		.filter((one, place, all) => all.findIndex((other) => isAbout(one, other)) === place)
		.filter((one) => !followed.some((other) => isAbout(one, other) && other.at > one.at));

/** A moment as a hurried reader says it: the day too, where it is not today. */
const momentWords = (at: Date, now: Date, zone: string, words: Words): string =>
	words.date(at, zone) === words.date(now, zone)
		? words.time(at, zone)
		: words.t('card:aside.moment', { date: words.monthDay(at, zone), time: words.time(at, zone) });

type Reading = { readonly now: Date; readonly zone: string; readonly words: Words };

/** What stands beside a line of the card that is set aside. */
export const asideWords = (
	source: Source,
	setAside: readonly Aside[],
	{ now, zone, words }: Reading
): string[] => {
	const found = asideOf(source, setAside);
	if (found === null) return [];
	const { untilAt = null, thisStay = false } = found;
	if (untilAt === null) return [words.t(thisStay ? 'card:aside.stay' : 'card:set-aside')];
	const time = momentWords(untilAt, now, zone, words);
	return [words.t(isOver(found, now) ? 'card:aside.over' : 'card:aside.until', { time })];
};

/** Until when, as it is told beside the reason; null where nobody said. `until`: words of before there was a moment. */
export const untilWords = (
	{ until, untilAt, thisStay }: Until & { readonly until: string | null },
	zone: string,
	words: Words
): string | null => {
	if (untilAt !== null) return words.dateTime(untilAt, zone);
	return thisStay ? words.t('card:aside.for-stay') : until;
};
