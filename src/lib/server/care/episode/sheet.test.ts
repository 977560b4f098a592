import { expect, test } from 'vitest';
import { timesOf, type RowTime } from './sheet';

const zone = 'America/Los_Angeles';
const start = new Date('2026-10-31T23:30:00-07:00');
const now = new Date('2026-11-01T09:00:00-08:00');
const row = (time: string, more: Partial<RowTime> = {}): RowTime => ({ time, day: '', which: '', ...more });
const read = (rows: readonly RowTime[], day = '2026-10-31') =>
	timesOf(rows, { day, start, zone, now }).map((one) => ('at' in one ? one.at.toISOString() : one.problem));

test('a night goes on into the next day, and into the hour that the clocks showed twice', () => {
	expect(read(['23:45', '00:15', '00:45', '01:45'].map((time) => row(time)))).toEqual([
		'2026-11-01T06:45:00.000Z',
		'2026-11-01T07:15:00.000Z',
		'2026-11-01T07:45:00.000Z',
		'twice'
	]);
	expect(read([row('01:45', { which: 'first' }), row('01:15'), row('02:00')], '2026-11-01')).toEqual([
		'2026-11-01T08:45:00.000Z',
		'2026-11-01T09:15:00.000Z',
		'2026-11-01T10:00:00.000Z'
	]);
});

test('a first row that is early on the clock of the day it began was after midnight', () => {
	expect(read([row('00:05')])).toEqual(['2026-11-01T07:05:00.000Z']);
});

test('a row before the one above is asked about, and is taken with its day', () => {
	expect(read([row('23:59'), row('23:45')])).toEqual(['2026-11-01T06:59:00.000Z', 'out-of-order']);
	expect(read([row('23:59'), row('23:45', { day: '2026-10-31' })])[1]).toBe('2026-11-01T06:45:00.000Z');
	expect(read([row('23:20')])).toEqual(['2026-11-01T06:20:00.000Z']);
});

test('what is no time, is empty, or is not yet, says so and moves no other row', () => {
	expect(read([row('23:40'), row('25:00'), row(''), row('09:30'), row('23:50')])).toEqual([
		'2026-11-01T06:40:00.000Z',
		'not-a-time',
		'needed',
		'not-yet',
		'2026-11-01T06:50:00.000Z'
	]);
	expect(read([row('02:30')], '2026-03-08')).toEqual(['not-a-time']);
});
