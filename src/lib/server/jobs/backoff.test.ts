import { expect, test } from 'vitest';
import { MOST_TRIES, waitAfter } from './backoff';

test('waits longer after each try, never more than four hours, and gives up after more than a day', () => {
	const waits = Array.from({ length: MOST_TRIES - 1 }, (_, index) => waitAfter(index + 1));
	expect(waits.slice(0, 3)).toEqual([30_000, 120_000, 480_000]);
	expect(waits).toEqual([...waits].sort((one, other) => one - other));
	expect(Math.max(...waits)).toBe(4 * 3_600_000);
	expect(waits.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(24 * 3_600_000);
});
