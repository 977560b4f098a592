import { expect, test } from 'vitest';
import { minutesOf } from './sitting';

test('a sitting lasted whole minutes, across midnight too', () => {
	const at = (time: string) => new Date(`2026-05-${time}:00Z`);
	expect(minutesOf({ begunAt: at('22T10:00'), stoppedAt: at('22T10:08') })).toBe(8);
	expect(minutesOf({ begunAt: at('22T23:55'), stoppedAt: at('23T00:06') })).toBe(11);
	expect(minutesOf({ begunAt: at('22T10:00'), stoppedAt: new Date('2026-05-22T10:00:10Z') })).toBe(1);
});
