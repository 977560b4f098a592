/** Days on a facility's calendar. A day is 'YYYY-MM-DD'; instants are UTC `Date`s; zones are IANA names. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatIn = (zone: string): Intl.DateTimeFormat => {
	const known = formats.get(zone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	formats.set(zone, made);
	return made;
};

/** What the clocks of a zone show at an instant; seconds are left out. */
export const wallClock = (instant: Date, zone: string): { day: string; time: string } => {
	const parts = new Map(
		formatIn(zone)
			.formatToParts(instant)
			.map(({ type, value }) => [type, value])
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
	return {
		day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
		time: `${part('hour')}:${part('minute')}`
	};
};

/** The day it is somewhere: `dayIn(2026-03-14T13:30Z, 'Australia/Sydney')` is '2026-03-15'. */
export const dayIn = (instant: Date, zone: string): string => wallClock(instant, zone).day;

const asUtc = (day: string): number => {
	const at = Date.parse(`${day}T00:00:00Z`);
	// Date.parse alone takes "14 March" and 30 February for days.
	if (Number.isNaN(at) || fromUtc(at) !== day) throw new RangeError(`not a day: ${day}`);
	return at;
};
const fromUtc = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => fromUtc(asUtc(day) + days * DAY_MS);

/** The corresponding day some years later; 29 February becomes the 28th in a year without one. */
export const addYears = (day: string, years: number): string => {
	const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
	const same = `${year}${day.slice(4)}`;
	const at = Date.parse(`${same}T00:00:00Z`);
	return !Number.isNaN(at) && fromUtc(at) === same ? same : `${year}-02-28`;
};

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(asUtc(day)).getUTCDay();

/** The same few days are asked for again and again: birthdays, by every clock of a page. */
const MOST_STARTS = 2000;
const starts = new Map<string, number>();

/**
 * The first instant of a day somewhere. Searched for rather than computed from an offset, because there are days
 * whose midnight does not exist.
 */
export const startOfDay = (day: string, zone: string): Date => {
	const key = `${day} ${zone}`;
	const known = starts.get(key) ?? searchStart(day, zone);
	if (starts.size >= MOST_STARTS) starts.clear();
	starts.set(key, known);
	return new Date(known);
};

const searchStart = (day: string, zone: string): number => {
	let before = asUtc(day) - 30 * HOUR_MS;
	let within = asUtc(day) + 30 * HOUR_MS;
	while (within - before > 1) {
		const middle = Math.floor((before + within) / 2);
		if (dayIn(new Date(middle), zone) < day) before = middle;
		else within = middle;
	}
	return within;
};

/** The last millisecond of a day somewhere, so that it is still shown as that day. */
export const endOfDay = (day: string, zone: string): Date =>
	new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);

/**
 * The instant a wall clock showed 'YYYY-MM-DDTHH:mm'; null when it never did (a skipped hour, or not a time).
 * An hour shown twice gives the earlier one: counted from there, no time limit comes out later than it should.
 */
export const instantIn = (local: string, zone: string): Date | null => {
	const read = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/.exec(local);
	const [, day = '', time = ''] = read ?? [];
	const guess = Date.parse(`${day}T${time}:00Z`);
	if (Number.isNaN(guess) || fromUtc(guess) !== day) return null;
	const offsets = [-DAY_MS, DAY_MS].map((shift) => {
		const there = wallClock(new Date(guess + shift), zone);
		return Date.parse(`${there.day}T${there.time}:00Z`) - (guess + shift);
	});
	const fits = offsets
		.map((offset) => new Date(guess - offset))
		.filter((at) => {
			const shown = wallClock(at, zone);
			return shown.day === day && shown.time === time;
		});
	return fits.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
};

/** Whole years of age at an instant, on the facility's calendar. Born on 29 February: a year older on 1 March. */
export const ageAt = (birthDate: string, instant: Date, zone: string): number => {
	const today = dayIn(instant, zone);
	asUtc(birthDate);
	const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
	return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
