/**
 * Table 1.2a again, written apart from the product: whole seconds since 1970, no Date, no library of zones, nothing
 * imported. The changes of the clocks are written out, as the governments of these places set them for 2026.
 */

/** When the clocks change, and how many seconds ahead of UTC they stand before and after. */
export type Change = {
	readonly zone: string;
	readonly at: number;
	readonly before: number;
	readonly after: number;
};

const HOUR = 3600;
/** Days since 1970-01-01 of a day of the civil calendar. */
export const dayNumber = (year: number, month: number, day: number): number => {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const ofEra = shifted - era * 400;
	const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
};
type Civil = { readonly year: number; readonly month: number; readonly day: number };
/** The day of the civil calendar of a day number. */
export const civilDay = (number: number): Civil => {
	const shifted = number + 719_468;
	const era = Math.floor(shifted / 146_097);
	const ofEra = shifted - era * 146_097;
	const year = Math.floor(
		(ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365
	);
	const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
	const fromMarch = Math.floor((5 * ofYear + 2) / 153);
	const month = fromMarch + (fromMarch < 10 ? 3 : -9);
	return {
		year: year + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
	};
};

const utc = (month: number, day: number, hour: number, minute = 0): number =>
	dayNumber(2026, month, day) * 86_400 + hour * HOUR + minute * 60;
const change = (zone: string, at: number, before: number, after: number): Change => ({
	zone,
	at,
	before: before * HOUR,
	after: after * HOUR
});

/** Eight zones, both changes: whole and half hours, north and south. */
export const changes: readonly Change[] = [
	change('America/New_York', utc(3, 8, 7), -5, -4),
	change('America/New_York', utc(11, 1, 6), -4, -5),
	change('America/Los_Angeles', utc(3, 8, 10), -8, -7),
	change('America/Los_Angeles', utc(11, 1, 9), -7, -8),
	change('Europe/London', utc(3, 29, 1), 0, 1),
	change('Europe/London', utc(10, 25, 1), 1, 0),
	change('Europe/Berlin', utc(3, 29, 1), 1, 2),
	change('Europe/Berlin', utc(10, 25, 1), 2, 1),
	change('Australia/Sydney', utc(4, 4, 16), 11, 10),
	change('Australia/Sydney', utc(10, 3, 16), 10, 11),
	change('Australia/Adelaide', utc(4, 4, 16, 30), 10.5, 9.5),
	change('Australia/Adelaide', utc(10, 3, 16, 30), 9.5, 10.5),
	change('Australia/Lord_Howe', utc(4, 4, 15), 11, 10.5),
	change('Australia/Lord_Howe', utc(10, 3, 15, 30), 10.5, 11),
	change('Pacific/Auckland', utc(4, 4, 14), 13, 12),
	change('Pacific/Auckland', utc(9, 26, 14), 12, 13)
];

/** Seconds on the wall of the place, as if it were UTC. */
export const onTheWall = (second: number, { at, before, after }: Change): number =>
	second + (second < at ? before : after);

export const two = (number: number): string => String(number).padStart(2, '0');
export const sayDay = ({ year, month, day }: Civil): string => `${year}-${two(month)}-${two(day)}`;
/** What the clocks of the place show: `2026-03-08T01:59`. */
export const wallText = (second: number, where: Change): string => {
	const wall = onTheWall(second, where);
	const ofDay = wall - Math.floor(wall / 86_400) * 86_400;
	const day = sayDay(civilDay(Math.floor(wall / 86_400)));
	return `${day}T${two(Math.floor(ofDay / HOUR))}:${two(Math.floor((ofDay % HOUR) / 60))}`;
};

/** Whole years of somebody on the calendar of the place. */
export const yearsOld = (born: Civil, second: number, where: Change): number => {
	const today = civilDay(Math.floor(onTheWall(second, where) / 86_400));
	const notYet = today.month * 100 + today.day < born.month * 100 + born.day;
	return today.year - born.year - (notYet ? 1 : 0);
};

/** One use as the table needs it. All in seconds; `released` null: it goes on. */
export type Case = {
	readonly where: Change;
	readonly born: Civil;
	readonly deemed: boolean;
	readonly start: number;
	readonly released: number | null;
	readonly now: number;
	readonly orders: readonly number[];
	readonly renewals: readonly number[];
	/** A licensed independent practitioner, in person. */
	readonly visits: readonly number[];
	readonly evaluations: readonly number[];
};
/** What a timer must say. `next` null: nothing more is due, or it is due once. */
export type Said = {
	readonly due: number;
	readonly state: 'running' | 'passed' | 'met';
	readonly missed: number;
	readonly next: number | null;
};

const lasts = (age: number): number => (age >= 18 ? 4 * HOUR : age >= 9 ? 2 * HOUR : HOUR);
const seenAgain = (age: number): number => (age >= 18 ? 8 * HOUR : 4 * HOUR);

const dueOnce = (due: number, done: readonly number[], now: number): Said => {
	const first = done.filter((at) => at <= now).sort((a, b) => a - b)[0];
	const late = first === undefined ? now > due : first > due;
	return {
		due,
		state: late ? 'passed' : first === undefined ? 'running' : 'met',
		missed: late ? 1 : 0,
		next: null
	};
};

type Step = (second: number) => number;

/** Each time so long after it was last done; while nobody does it, so long after it was due. */
const fromTheLast = (one: Case, step: Step, done: readonly number[]): Said => {
	const end = one.released !== null && one.released <= one.now ? one.released : null;
	const until = end ?? one.now;
	const known = done.filter((at) => at > one.start && at <= until).sort((a, b) => a - b);
	const open: number[] = [];
	const firsts: number[] = [];
	let from = one.start;
	let next = from;
	for (const to of [...known, until]) {
		next = from + step(from);
		firsts.push(next);
		for (; next < to; next += step(next)) open.push(next);
		from = to;
	}
	const calm = firsts.at(-2) ?? firsts.at(-1) ?? next;
	return {
		due: open[0] ?? (end === null ? next : calm),
		state: open.length > 0 ? 'passed' : end === null ? 'running' : 'met',
		missed: open.length,
		next: end === null ? next : null
	};
};

/** The six timers of table 1.2a for one use. */
export const sixTimers = (one: Case) => {
	const age = (second: number): number => yearsOld(one.born, second, one.where);
	const length: Step = (second) => lasts(age(second));
	const firstEnds = one.start + length(one.start);
	const letGo = one.released !== null && one.released <= one.now ? one.released : null;
	const early = letGo !== null && letGo < firstEnds;
	const first = one.deemed ? HOUR : early ? 24 * HOUR : age(one.start) >= 18 ? 4 * HOUR : 2 * HOUR;
	const later = [...one.visits].sort((a, b) => a - b).slice(1);
	return {
		order: dueOnce(one.start + HOUR, one.orders, one.now),
		seen: dueOnce(one.start + first, one.visits, one.now),
		firstEnds,
		renewed: fromTheLast(one, length, one.renewals),
		evaluated: fromTheLast(one, length, one.evaluations),
		seenAgain: fromTheLast(one, (second) => seenAgain(age(second)), later)
	};
};
