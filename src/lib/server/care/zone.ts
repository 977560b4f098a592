import { wallClock } from '../standards/zone';

/**
 * The wall clock of a unit. Instants are UTC `Date`s, zones IANA names, and what a person types or reads is
 * `YYYY-MM-DDTHH:MM` as `<input type="datetime-local">` writes it.
 */

export type WallClock =
	| { readonly at: Date }
	/** The clocks went back and showed this time twice: the earlier instant, then the later one. */
	| { readonly ambiguous: readonly [Date, Date] }
	/** Not a time, or one that the clocks skipped when they went forward. */
	| 'no-such-time';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/** What the clocks of a zone show at an instant: `2026-03-14T19:05`. Seconds are left out. */
export const toWallClock = (at: Date, zone: string): string => {
	const { day, time } = wallClock(at, zone);
	return `${day}T${time}`;
};

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (at: number, zone: string): number =>
	Date.parse(`${toWallClock(new Date(at), zone)}:00Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS;

/**
 * The instant at which a zone's clocks showed a time. No zone moves its clocks twice within two days, so the offsets
 * a day before and a day after are the only two the time can have been shown under.
 * @param text what was typed, for instance `2026-03-14T19:05`
 */
export const fromWallClock = (text: string, zone: string): WallClock => {
	const [, day = '', time = ''] = written.exec(text.trim()) ?? [];
	const shown = `${day}T${time}`;
	const asUtc = Date.parse(`${shown}:00Z`);
	if (Number.isNaN(asUtc)) return 'no-such-time';
	const offsets = new Set([offsetAt(asUtc - DAY_MS, zone), offsetAt(asUtc + DAY_MS, zone)]);
	const [first, second] = [...offsets]
		.map((offset) => new Date(asUtc - offset))
		.filter((at) => toWallClock(at, zone) === shown)
		.sort((a, b) => a.getTime() - b.getTime());
	if (!first) return 'no-such-time';
	return second ? { ambiguous: [first, second] } : { at: first };
};
