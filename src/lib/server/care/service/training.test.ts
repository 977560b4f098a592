import { expect, test } from 'vitest';
import { trainedThen, type Training } from './training';

const training = (doneOn: string, validUntil: string, more: Partial<Training> = {}): Training => ({
	id: doneOn,
	accountId: 'dana',
	topics: [],
	doneOn,
	validUntil,
	assessor: null,
	trainer: null,
	enteredAt: new Date('2026-01-01T00:00:00Z'),
	by: 'Maya',
	back: null,
	...more
});

test('S4-02: on the last day it is valid, the day after it is over, and what was taken back is not on record', () => {
	const own = [training('2025-02-01', '2026-01-31'), training('2026-06-01', '2027-05-31')];
	const on = (day: string, account = 'dana') => trainedThen(own, account, day);
	expect(on('2026-01-31')).toEqual({ state: 'valid', until: '2026-01-31' });
	expect(on('2026-02-01')).toEqual({ state: 'expired', until: '2026-01-31' });
	expect(on('2025-01-31')).toEqual({ state: 'later', until: null });
	expect(on('2026-06-01')).toEqual({ state: 'valid', until: '2027-05-31' });
	expect(on('2026-06-01', 'kim')).toEqual({ state: 'not-on-record', until: null });
	const back = [training('2025-02-01', '2026-01-31', { back: 'Wrong person' })];
	expect(trainedThen(back, 'dana', '2025-06-01').state).toBe('not-on-record');
});
