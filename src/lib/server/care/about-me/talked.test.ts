import { expect, test } from 'vitest';
import { lastTalked } from './talked';

const talk = (on: string, at: string, notSo = false) => ({ on, enteredAt: new Date(at), notSo });

test('S0-15: the last talk is the latest day, not the last one written, and never one that was not so', () => {
	const march = talk('2026-03-02', '2026-03-02T09:00:00Z');
	const typedLater = talk('2026-01-10', '2026-03-05T09:00:00Z');
	const notSo = talk('2026-03-09', '2026-03-09T09:00:00Z', true);
	expect(lastTalked([typedLater, notSo, march])).toBe(march);
	expect(lastTalked([march, talk('2026-03-02', '2026-03-02T10:00:00Z')])?.enteredAt.getUTCHours()).toBe(10);
	expect(lastTalked([notSo])).toBeNull();
	expect(lastTalked([])).toBeNull();
});
