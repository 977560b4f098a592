import { expect, test } from 'vitest';
import { shownThen, trained, trainedThen, type Training } from './training';

const training = (doneOn: string, validUntil: string, more: Partial<Training> = {}): Training => ({
	id: doneOn,
	accountId: 'dana',
	topics: [],
	doneOn,
	validUntil,
	competence: null,
	assessedOn: null,
	assessedHow: [],
	assessedWords: null,
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

test('S3-06: whether somebody showed that they can do it counts from the day it was assessed, while the training is valid', () => {
	const own = [training('2026-01-01', '2026-12-31', { competence: 'shown', assessedOn: '2026-02-01' })];
	const on = (day: string, some = own) => shownThen(some, 'dana', day);
	expect(on('2026-01-31')).toBeNull();
	expect(on('2026-02-01')).toBe('2026-02-01');
	expect(on('2027-01-01')).toBeNull();
	expect(on('2026-06-01', [training('2026-01-01', '2026-12-31', { competence: 'shown' })])).toBe(
		'2026-01-01'
	);
	expect(on('2026-06-01', [training('2026-01-01', '2026-12-31', { competence: 'not-shown' })])).toBeNull();
	expect(on('2026-06-01', [training('2026-01-01', '2026-12-31')])).toBeNull();
	const [one, two] = ['triggers', 'signs-to-end'] as const;
	expect(trained([one, two], [one], true, [one])).toMatchObject({ state: 'all', able: true });
	expect(trained([one, two], [one], true, [one, two])).toMatchObject({ state: 'all', able: false });
	expect(trained([one, two], [], true, [])).toMatchObject({ state: 'all', able: false });
});
