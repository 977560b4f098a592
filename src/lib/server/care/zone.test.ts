import { describe, expect, test } from 'vitest';
import { fromWallClock, toWallClock } from './zone';

/**
 * Written down by hand from the zones' own rules, not computed: an instant in UTC, and what the clocks on the wall
 * showed. The second part of a day stands on the other side of a change of the clocks.
 */
const reference: [zone: string, utc: string, wall: string][] = [
	['Australia/Sydney', '2026-03-14T08:05Z', '2026-03-14T19:05'],
	['Australia/Sydney', '2026-07-01T08:05Z', '2026-07-01T18:05'],
	['Australia/Lord_Howe', '2026-01-01T00:00Z', '2026-01-01T11:00'],
	['Australia/Lord_Howe', '2026-07-01T00:00Z', '2026-07-01T10:30'],
	['Europe/London', '2026-02-03T02:10Z', '2026-02-03T02:10'],
	['Europe/London', '2026-06-03T02:10Z', '2026-06-03T03:10'],
	['America/New_York', '2026-11-01T04:30Z', '2026-11-01T00:30'],
	['America/New_York', '2026-11-01T08:30Z', '2026-11-01T03:30'],
	['America/Los_Angeles', '2026-03-02T21:20Z', '2026-03-02T13:20'],
	['America/Los_Angeles', '2026-03-08T10:30Z', '2026-03-08T03:30'],
	['Asia/Kolkata', '2026-05-01T00:00Z', '2026-05-01T05:30'],
	['Asia/Kathmandu', '2026-05-01T18:30Z', '2026-05-02T00:15'],
	['Pacific/Apia', '2026-05-01T11:30Z', '2026-05-02T00:30'],
	['Africa/Cairo', '2026-01-10T22:00Z', '2026-01-11T00:00']
];

describe.each(reference)('in %s', (zone, utc, wall) => {
	test(`${utc} is ${wall} on the wall`, () => {
		expect(toWallClock(new Date(utc), zone)).toBe(wall);
		expect(fromWallClock(wall, zone)).toEqual({ at: new Date(utc) });
	});
});

test.each([
	['Australia/Sydney', '2026-04-05T02:30', '2026-04-04T15:30Z', '2026-04-04T16:30Z'],
	['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
	['Europe/London', '2026-10-25T01:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
	['America/New_York', '2026-11-01T01:15', '2026-11-01T05:15Z', '2026-11-01T06:15Z']
])('in %s, %s was shown twice', (zone, wall, first, second) => {
	expect(fromWallClock(wall, zone)).toEqual({ ambiguous: [new Date(first), new Date(second)] });
});

test.each([
	['Australia/Sydney', '2026-10-04T02:30'],
	['Australia/Lord_Howe', '2026-10-04T02:15'],
	['Europe/London', '2026-03-29T01:30'],
	['America/Los_Angeles', '2026-03-08T02:00'],
	['Pacific/Apia', '2011-12-30T12:00']
])('in %s no clock ever showed %s', (zone, wall) => {
	expect(fromWallClock(wall, zone)).toBe('no-such-time');
});

test.each(['', 'yesterday', '2026-13-01T10:00', '2026-02-30T10:00', '2026-03-14T25:00', '2026-03-14'])(
	'%j is no time',
	(text) => {
		expect(fromWallClock(text, 'Europe/London')).toBe('no-such-time');
	}
);

test('half past midnight to half past three in New York is four hours when the clocks go back', () => {
	const at = (wall: string): number => {
		const read = fromWallClock(wall, 'America/New_York');
		return typeof read === 'object' && 'at' in read ? read.at.getTime() : Number.NaN;
	};
	expect((at('2026-11-01T03:30') - at('2026-11-01T00:30')) / 3_600_000).toBe(4);
});

test('every quarter of an hour of a year comes back as itself or as one of two', () => {
	for (const zone of ['Australia/Lord_Howe', 'America/New_York']) {
		for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 15 * 60_000) {
			const read = fromWallClock(toWallClock(new Date(ms), zone), zone);
			if (read === 'no-such-time') throw new Error(`${zone} ${new Date(ms).toISOString()}`);
			const found = 'at' in read ? [read.at] : read.ambiguous;
			expect(found.some((at) => at.getTime() === ms)).toBe(true);
		}
	}
});

test('what a browser adds for seconds is read too', () => {
	expect(fromWallClock('2026-03-14T19:05:00', 'Australia/Sydney')).toEqual({
		at: new Date('2026-03-14T08:05Z')
	});
});
