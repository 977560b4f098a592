import { addDays } from '../../standards/zone';
import { fromWallClock, toWallClock } from '../zone';

/** What one row of a sheet says of its time: on the clock of the unit, and its day only where it is another one. */
export type RowTime = { readonly time: string; readonly day: string; readonly which: string };
export type RowWhen =
	| { readonly at: Date }
	| { readonly problem: 'needed' | 'not-a-time' | 'not-yet' | 'twice' | 'out-of-order' };

/** What a row can say of all things at once. */
export const ofAll = ['fine', 'asleep', 'not-due'] as const;

/** A row that is earlier on the clock than the one above is of the next day when no more than this lies between. */
const longestBetween = 12 * 60 * 60_000;

const shownAt = (day: string, time: string, zone: string): readonly Date[] => {
	const read = fromWallClock(`${day}T${time.padStart(5, '0')}`, zone);
	if (read === 'no-such-time') return [];
	return 'at' in read ? [read.at] : read.ambiguous;
};

type Found = RowWhen & { readonly day: string };

const find = (row: RowTime, day: string, before: Date | null, zone: string): Found => {
	const on = (which: string): readonly Date[] => shownAt(which, row.time, zone);
	const all = on(day);
	if (row.time === '') return { problem: 'needed', day };
	if (all.length === 0) return { problem: 'not-a-time', day };
	const [first, second] = all;
	if (second && row.which === 'second') return { at: second, day };
	if (first && row.which === 'first') return { at: first, day };
	const after = all.filter((at) => before === null || at >= before);
	const [at, again] = after;
	if (at && again) return { problem: 'twice', day };
	if (at) return { at, day };
	if (before === null || row.day !== '') return first ? { at: first, day } : { problem: 'not-a-time', day };
	const tomorrow = addDays(day, 1);
	const next = on(tomorrow).find((one) => one.getTime() - before.getTime() <= longestBetween);
	return next ? { at: next, day: tomorrow } : { problem: 'out-of-order', day };
};

/**
 * When each row of a paper sheet was: rows are written one below the other, so a night goes on into the next day, and
 * an hour that the clocks showed twice is the one that follows. Only what is open is asked about.
 * @param day the day of the first row, `2026-10-31`
 * @param start when the episode began: what is earlier on that day's clock was after midnight
 */
export const timesOf = (
	rows: readonly RowTime[],
	{ day, start, zone, now }: { day: string; start: Date; zone: string; now: Date }
): readonly RowWhen[] => {
	let on = day;
	let before: Date | null = toWallClock(start, zone).startsWith(day) ? start : null;
	return rows.map((row, place) => {
		const found = find(row, row.day || on, before, zone);
		const first = place === 0 && 'problem' in found && found.problem === 'out-of-order';
		const read = first ? find(row, row.day || on, null, zone) : found;
		if ('problem' in read) return { problem: read.problem };
		if (read.at > now) return { problem: 'not-yet' };
		on = read.day;
		before = read.at;
		return { at: read.at };
	});
};
