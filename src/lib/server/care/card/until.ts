import { fromWallClock } from '../zone';
import type { Until } from './aside';

/** Answers to "until when?". To leave it open is one of them, and what is picked when nobody picks. */
export const untils = ['open', 'stay', 'time'] as const;

/** On which clock a moment is typed, and what has gone by. */
export type Clock = { readonly zone: string; readonly now: Date };

/** Until when a wish is set aside, or the key of what is missing. The day and time count only where they were picked. */
export const readUntil = (picked: string, typed: string, { zone, now }: Clock): Until | string => {
	if (picked !== 'time') return { untilAt: null, thisStay: picked === 'stay' };
	const clock = fromWallClock(typed, zone);
	if (clock === 'no-such-time') return 'card:until.problems.time';
	const untilAt = 'at' in clock ? clock.at : clock.ambiguous[0];
	return untilAt > now ? { untilAt, thisStay: false } : 'card:until.problems.passed';
};
