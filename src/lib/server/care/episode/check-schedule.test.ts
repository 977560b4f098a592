import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGaps, dueAfter, scheduleOf, type Pace } from './check-schedule';

const zero = Date.parse('2026-04-04T15:00:00Z');
const minute = (count: number): Date => new Date(zero + count * 60_000);
const minutes = (at: Date): number => (at.getTime() - zero) / 60_000;
const every = (from: number, often: number): Pace => ({ from: minute(from), every: often });
const spans = [{ from: minute(0), to: minute(120) }];

describe('the next check is due', () => {
	test('so many minutes after the last look', () => {
		const rhythm = { paces: [every(0, 15)], atMost: null };
		expect(dueAfter(minute(0), rhythm)).toEqual(minute(15));
		expect(dueAfter(minute(7), rhythm)).toEqual(minute(22));
	});

	test('at no time while nobody has said how often and no rule does', () => {
		expect(dueAfter(minute(0), { paces: [], atMost: null })).toBeNull();
		expect(dueAfter(minute(0), { paces: [], atMost: 10 })).toEqual(minute(10));
	});

	test('sooner from the moment somebody says so, and later too', () => {
		expect(dueAfter(minute(0), { paces: [every(0, 60), every(5, 15)], atMost: null })).toEqual(minute(15));
		expect(dueAfter(minute(0), { paces: [every(0, 60), every(40, 15)], atMost: null })).toEqual(minute(40));
		expect(dueAfter(minute(0), { paces: [every(0, 15), every(5, 60)], atMost: null })).toEqual(minute(60));
	});

	test('never later than the rules allow', () => {
		expect(dueAfter(minute(0), { paces: [every(0, 60)], atMost: 10 })).toEqual(minute(10));
	});
});

test('a late check shows both times, a forgotten one how long it is awaited', () => {
	const checks = [minute(15), minute(37)];
	const { rows, next } = scheduleOf(
		[{ from: minute(0), to: minute(50) }],
		{ paces: [every(0, 15)], atMost: null },
		checks,
		true
	);
	expect(rows).toEqual([
		{ after: minute(0), due: minute(15), done: minute(15), lateMs: 0 },
		{ after: minute(15), due: minute(30), done: minute(37), lateMs: 7 * 60_000 }
	]);
	expect(next).toEqual(minute(52));
	const over = scheduleOf(spans, { paces: [every(0, 15)], atMost: null }, checks, false);
	expect(over.next).toBeNull();
	expect(checkGaps(spans, over).map(({ from, to }) => [minutes(from), minutes(to)])).toEqual([
		[15, 37],
		[37, 120]
	]);
});

const often = fc.integer({ min: 1, max: 40 });
const someWhen = fc.integer({ min: 0, max: 120 });
const drawn = fc.record({
	paces: fc.uniqueArray(fc.tuple(someWhen, often), { maxLength: 4, selector: ([from]) => from }),
	atMost: fc.option(often),
	checks: fc.uniqueArray(someWhen, { maxLength: 12 })
});

/** Minute by minute: too long when more minutes lie since the last look than may lie there at that minute. */
const tooLongByTheMinute = (
	paces: readonly (readonly [from: number, often: number])[],
	atMost: number | null,
	checks: readonly number[]
): readonly number[] => {
	const found: number[] = [];
	let last = 0;
	let due: number | null = null;
	for (let now = 0; now <= 120; now++) {
		const set = paces.filter(([from]) => from <= now).sort((a, b) => a[0] - b[0]);
		const may = Math.min(set.at(-1)?.[1] ?? Infinity, atMost ?? Infinity);
		if (due === null && now - last >= may) due = now;
		if (due !== null && now > due) found.push(now);
		if (checks.includes(now)) {
			last = now;
			due = null;
		}
	}
	return found;
};

test('the gaps are those a count by the minute finds, whatever the paces and the looks', () => {
	fc.assert(
		fc.property(drawn, ({ paces, atMost, checks }) => {
			const rhythm = { paces: paces.map(([from, much]) => every(from, much)), atMost };
			const schedule = scheduleOf(spans, rhythm, checks.map(minute), false);
			const late = schedule.rows.flatMap(({ due, done, lateMs }) => {
				if (due === null || lateMs === 0) return [];
				const [from, to] = [minutes(due), done ? minutes(done) : 120];
				return Array.from({ length: to - from }, (_, at) => from + at + 1);
			});
			expect(late).toEqual(tooLongByTheMinute(paces, atMost, checks));
		}),
		{ numRuns: Number(process.env['FOREWORD_PROOF_CHECKS'] ?? 300) }
	);
});
