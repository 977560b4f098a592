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

/**
 * A time as a ward says it: with its day when that is another one than today, and with which of the two it is when the
 * clocks show it twice.
 */
export const sayWhen = (words: Words, at: Date, zone: string, now: Date): string =>
	whichOfTwo(
		words,
		at,
		zone,
		dayIn(at, zone) === dayIn(now, zone) ? words.time(at, zone) : words.dateTime(at, zone)
	);
