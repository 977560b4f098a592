import { describe, expect, test } from 'vitest';
import { fold, lookKey, type Entry } from './looks';

const minute = (count: number): Date => new Date(Date.UTC(2026, 3, 2, 9, count));
const look = (count: number, more: Partial<Entry> = {}): Entry => ({
	seq: count,
	at: minute(count),
	kind: 'look',
	deed: 'card:read',
	part: 'card',
	subjectId: null,
	accountId: 'kim',
	by: 'Kim',
	...more
});
const counts = (entries: Entry[]): number[] => fold(entries).map(({ count }) => count);

describe('looks', () => {
	test('of one person at one part within ten minutes are one line with its count', () => {
		expect(counts([look(0), look(4), look(10)])).toEqual([3]);
		expect(fold([look(0), look(4)])[0]?.at).toEqual(minute(0));
	});

	test('later than ten minutes after the first are another line, newest first', () => {
		expect(fold([look(0), look(10), look(11)]).map(({ at, count }) => [at, count])).toEqual([
			[minute(11), 1],
			[minute(0), 2]
		]);
	});

	test('of others, at other parts, and acts stay apart', () => {
		const act = look(2, { kind: 'act', deed: 'card:read', part: null });
		expect(counts([look(0), look(1, { accountId: 'lee' }), look(1, { part: 'plan' }), act, act])).toEqual([
			1, 1, 1, 1, 1
		]);
	});

	test('lose no row of the log', () => {
		const rows = Array.from({ length: 40 }, (_, n) => look(n * 3, { part: n % 2 ? 'card' : 'plan' }));
		expect(counts(rows).reduce((sum, count) => sum + count, 0)).toBe(40);
	});

	test('have words, whatever was done', () => {
		expect(lookKey(look(0))).toBe('looks:part.card');
		expect(lookKey(look(0, { part: 'attic' }))).toBe('looks:part.other');
		expect(lookKey(look(0, { kind: 'act', deed: 'wish:not-followed' }))).toBe('looks:act.wish-not-followed');
		expect(lookKey(look(0, { kind: 'act', deed: 'something:new' }))).toBe('looks:act.other');
		expect(lookKey(look(0, { kind: 'refusal' }))).toBe('looks:refused');
	});
});
