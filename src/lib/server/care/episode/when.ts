import type { Words } from '$lib/words';
import { dayIn } from '../../standards/zone';
import { fromWallClock, toWallClock } from '../zone';

/** Which of the two it was, where the clocks of a place went back and showed a time twice. */
export const whichOfTwo = (words: Words, at: Date, zone: string, said: string): string => {
	const read = fromWallClock(toWallClock(at, zone), zone);
	if (read === 'no-such-time' || !('ambiguous' in read)) return said;
	const isFirst = at < read.ambiguous[1];
	return words.t(isFirst ? 'episode:twice.before' : 'episode:twice.after', { time: said });
};

/** A time on the unit's clocks, with which of the two it is when they show it twice. */
export const sayTime = (words: Words, at: Date, zone: string): string =>
	whichOfTwo(words, at, zone, words.time(at, zone));

/**
 * A time as a ward says it: with its day when that is another one than today, and with which of the two it is when the
 * clocks show it twice.
 */
export const sayWhen = (words: Words, at: Date, zone: string, now: Date): string =>
	dayIn(at, zone) === dayIn(now, zone)
		? sayTime(words, at, zone)
		: whichOfTwo(words, at, zone, words.dateTime(at, zone));
