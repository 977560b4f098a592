import type { Span } from './spans';

const MINUTE_MS = 60_000;

/** From an instant on, no more than so many minutes between two checks, until another pace takes over. */
export type Pace = { readonly from: Date; readonly every: number };
/** How often somebody looks: the paces set for this person, and the most the rules allow, if they say. */
export type Rhythm = { readonly paces: readonly Pace[]; readonly atMost: number | null };

/** One time somebody was to look: after which look, by when, and when it was done. */
export type DueCheck = {
	readonly after: Date;
	/** Null while nobody has said how often. */
	readonly due: Date | null;
	/** Null: nobody looked, and it ended or is still waiting. */
	readonly done: Date | null;
	/** Elapsed milliseconds past `due`; 0 when in time. */
	readonly lateMs: number;
};
export type Schedule = {
	readonly rows: readonly DueCheck[];
	/** When the next is due, while it goes on; null when it has ended or nobody has said how often. */
	readonly next: Date | null;
};

const time = (at: Date): number => at.getTime();

/**
 * When the next check is due after a look: the first instant at which more time has passed than is allowed at that
 * instant. A pace that gets slower or faster between two checks counts from the moment it is set.
 */
export const dueAfter = (base: Date, { paces, atMost }: Rhythm): Date | null => {
	const sorted = [...paces].sort((a, b) => time(a.from) - time(b.from));
	const stretches = [{ from: base, every: null }, ...sorted].map(({ from, every }, index, all) => ({
		from: Math.max(time(from), time(base)),
		to: index + 1 < all.length ? time(all[index + 1]?.from ?? base) : Infinity,
		every: Math.min(every ?? Infinity, atMost ?? Infinity)
	}));
	for (const { from, to, every } of stretches) {
		const due = Math.max(from, time(base) + every * MINUTE_MS);
		if (due < to) return Number.isFinite(due) ? new Date(due) : null;
	}
	return null;
};

/**
 * Every check due in the time it went on, with when it was done.
 * @param spans the time it went on, in order, the last one up to now while it still does
 * @param checks when somebody looked, in any order
 * @param running it still goes on at the end of the last span
 */
export const scheduleOf = (
	spans: readonly Span[],
	rhythm: Rhythm,
	checks: readonly Date[],
	running: boolean
): Schedule => {
	const rows: DueCheck[] = [];
	let next: Date | null = null;
	spans.forEach(({ from, to }, index) => {
		let base = from;
		const inside = checks.filter((at) => at >= from && at <= to).sort((a, b) => time(a) - time(b));
		for (const done of inside) {
			const due = dueAfter(base, rhythm);
			rows.push({ after: base, due, done, lateMs: due === null ? 0 : Math.max(0, time(done) - time(due)) });
			base = done;
		}
		const due = dueAfter(base, rhythm);
		const last = running && index === spans.length - 1;
		if (last) next = due;
		if (due !== null && due < to) rows.push({ after: base, due, done: null, lateMs: time(to) - time(due) });
	});
	return { rows, next };
};

/** A time with more between two looks than is allowed. */
export type CheckGap = Span & { readonly lateMs: number };

/** Where more time lay between two looks, or before the first and after the last, than is allowed. */
export const checkGaps = (spans: readonly Span[], { rows }: Schedule): readonly CheckGap[] =>
	rows
		.filter(({ lateMs }) => lateMs > 0)
		.map(({ after, done, lateMs }) => {
			const end = done ?? spans.find(({ from, to }) => after >= from && after <= to)?.to ?? after;
			return { from: after, to: end, lateMs };
		});
