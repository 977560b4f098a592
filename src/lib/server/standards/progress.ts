import type { Clock } from './pack';
import { MINUTE_MS, type Series } from './series';

/** How far one due time has come. */
export type Progress = {
	readonly due: Date;
	readonly state: 'running' | 'passed' | 'met';
	readonly lateByMinutes: number;
	readonly missed: number;
	readonly next: Date | null;
};

const after = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * MINUTE_MS);
const minutesLate = (due: Date, until: Date): number =>
	Math.max(0, Math.floor((until.getTime() - due.getTime()) / MINUTE_MS));
/** Due once. */
export const once = (
	clock: Clock,
	minutes: number,
	from: Date,
	met: readonly Date[],
	now: Date
): Progress => {
	const due = after(from, minutes);
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
export const again = ({ dueOf, periodOf }: Series, stop: Date | null, met: Date[], now: Date): Progress => {
	const until = stop ?? now;
	// A period is over once its due time lies before `until`.
	const over = periodOf(until);
	const covered = new Set(met.map(periodOf));
	const missed = over - [...covered].filter((period) => period < over).length;
	let missing = 0;
	while (covered.has(missing)) missing += 1;
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
 * Each time is counted from the last time it was done, the first one from `from`: done early the next is due early, done
 * late the next is counted from then. While nobody does it, it is missed again each time it would have been due.
 */
export const fromTheLast = (
	seriesFrom: (at: Date) => Series,
	from: Date,
	stop: Date | null,
	met: readonly Date[],
	now: Date
): Progress => {
	const until = stop ?? now;
	const times = met.filter((at) => at > from && at <= until);
	const runs = [from, ...times].map((at, index) => {
		const series = seriesFrom(at);
		const ends = times[index] ?? until;
		return { series, ends, missed: series.periodOf(ends) };
	});
	const last = runs.at(-1) ?? { series: seriesFrom(from), ends: until, missed: 0 };
	const late = runs.find(({ missed }) => missed > 0);
	const next = stop === null ? last.series.dueOf(last.missed) : null;
	const done = runs.at(-2)?.series.dueOf(0) ?? last.series.dueOf(0);
	return {
		due: late ? late.series.dueOf(0) : (next ?? done),
		state: late ? 'passed' : stop === null ? 'running' : 'met',
		lateByMinutes: late ? minutesLate(late.series.dueOf(0), late.ends) : 0,
		missed: runs.reduce((sum, { missed }) => sum + missed, 0),
		next
	};
};
