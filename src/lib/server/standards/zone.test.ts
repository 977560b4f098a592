import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears, ageAt, dayIn, endOfDay, instantIn, startOfDay, weekdayOf } from './zone';

/** With changes at midnight, half hours, a skipped day, and none at all. */
const zones = [
	'Australia/Sydney',
	'Europe/London',
	'America/Los_Angeles',
	'Africa/Cairo',
	'America/Santiago',
	'Asia/Beirut',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'Pacific/Apia',
	'UTC'
];
const zone = fc.constantFrom(...zones);
const instant = fc
	.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
	.map((s) => new Date(s * 1000));

describe('days of a facility', () => {
	test('begin and end around every instant in them, whatever the clocks do', () => {
		fc.assert(
			fc.property(instant, zone, (at, where) => {
				const day = dayIn(at, where);
				const [first, last] = [startOfDay(day, where), endOfDay(day, where)];
				expect(first <= at && at <= last).toBe(true);
				expect([dayIn(first, where), dayIn(last, where)]).toEqual([day, day]);
				expect(dayIn(new Date(first.getTime() - 1), where) < day).toBe(true);
				expect(dayIn(new Date(last.getTime() + 1), where) > day).toBe(true);
			}),
			{ numRuns: 150 }
		);
	});

	test('may have no midnight', () => {
		expect(startOfDay('2026-04-24', 'Africa/Cairo')).toEqual(new Date('2026-04-23T22:00:00Z'));
		expect(startOfDay('2026-09-06', 'America/Santiago')).toEqual(new Date('2026-09-06T04:00:00Z'));
	});

	test('are counted on the calendar', () => {
		expect([addDays('2026-02-28', 1), addDays('2028-02-28', 1), addDays('2026-01-01', -1)]).toEqual([
			'2026-03-01',
			'2028-02-29',
			'2025-12-31'
		]);
		expect([addYears('2026-02-03', 3), addYears('2028-02-29', 3), addYears('2028-02-29', 4)]).toEqual([
			'2029-02-03',
			'2031-02-28',
			'2032-02-29'
		]);
		expect([weekdayOf('2026-03-14'), weekdayOf('2026-03-15'), weekdayOf('2026-03-20')]).toEqual([6, 0, 5]);
		expect(() => addDays('14 March', 1)).toThrow('not a day');
	});
});

describe('a time typed on the wall clock of the facility', () => {
	test('is the instant that clock showed it', () => {
		fc.assert(
			fc.property(instant, zone, (at, where) => {
				const shown = new Intl.DateTimeFormat('sv-SE', {
					timeZone: where,
					dateStyle: 'short',
					timeStyle: 'short'
				})
					.format(at)
					.replace(' ', 'T');
				const read = instantIn(shown, where);
				const minute = new Date(at.getTime() - (at.getTime() % 60_000));
				// Shown twice when the clocks went back: then the earlier of the two.
				expect(read !== null && read <= minute && minute.getTime() - read.getTime() <= 3_600_000).toBe(true);
				if (read && read < minute) expect(instantIn(shown, where)).toEqual(read);
			}),
			{ numRuns: 300 }
		);
	});

	test.each([
		['2026-03-14T19:05', 'Australia/Sydney', '2026-03-14T08:05:00Z'],
		['2026-04-05T02:30', 'Australia/Sydney', '2026-04-04T15:30:00Z'],
		['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
		['2026-03-29T01:30', 'Europe/London', null],
		['2026-02-30T10:00', 'Europe/London', null],
		['2026-02-03T24:10', 'Europe/London', null],
		['3 February', 'Europe/London', null],
		['', 'Europe/London', null]
	])('%s in %s is %s', (typed, where, read) => {
		expect(instantIn(typed, where)).toEqual(read === null ? null : new Date(read));
	});
});

describe('age', () => {
	test.each([
		['2008-03-15', '2026-03-14T19:05:00+11:00', 'Australia/Sydney', 17],
		['2008-03-15', '2026-03-14T13:00:00Z', 'Australia/Sydney', 18],
		['2008-03-15', '2026-03-14T13:00:00Z', 'Europe/London', 17],
		['2008-02-29', '2026-02-28T12:00:00Z', 'Europe/London', 17],
		['2008-02-29', '2026-03-01T00:00:00Z', 'Europe/London', 18],
		['2026-03-14', '2026-03-14T12:00:00Z', 'UTC', 0]
	])('born %s, at %s in %s: %i', (born, at, where, years) => {
		expect(ageAt(born, new Date(at), where)).toBe(years);
	});

	test('of no birth date is refused', () => {
		expect(() => ageAt('unknown', new Date('2026-03-14T12:00:00Z'), 'UTC')).toThrow('not a day');
	});
});
