import { expect, test } from 'vitest';
import { exportsPerHour, nextExportAt } from './export.js';

const now = new Date('2026-03-14T09:00:00Z');
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

test('the twentieth within an hour is the last, until the first of them is an hour old, to the second', () => {
	const made = Array.from({ length: exportsPerHour }, (_, index) => before(index * 60));
	expect(nextExportAt(made.slice(0, -1), now)).toBeNull();
	expect(nextExportAt(made, now)).toEqual(new Date(now.getTime() + 3600_000 - 19 * 60_000));
	expect(nextExportAt([...made.slice(0, -1), before(3600)], now)).toBeNull();
	expect(nextExportAt([...made.slice(0, -1), before(3599)], now)).not.toBeNull();
	expect(nextExportAt([], now)).toBeNull();
});
