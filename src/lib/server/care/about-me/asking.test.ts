import { describe, expect, test } from 'vitest';
import { standingOf, usualNext, type Asked } from './asking';
import { isSafeDay } from './law';

const at = new Date('2026-02-02T09:00:00Z');
const asked = (more: Partial<Asked>): Asked => ({
	id: 'a',
	by: 'Kim',
	at,
	present: 'Ros',
	outcome: 'later',
	nextOn: '2026-05-02',
	...more
});

describe('asking about hard things', () => {
	test('is offered, and again from the day that was named, never before', () => {
		expect(standingOf([], false, '2026-02-02')).toEqual({ state: 'never-offered' });
		const open = { state: 'offered', offeredOn: at, nextOn: '2026-05-02' };
		expect(standingOf([asked({})], false, '2026-05-01')).toEqual({ ...open, due: false });
		expect(standingOf([asked({})], false, '2026-05-02')).toEqual({ ...open, due: true });
	});

	test('stops when the person said so, whatever day was named', () => {
		expect(standingOf([asked({})], true, '2030-01-01')).toEqual({ state: 'closed', offeredOn: at });
		expect(standingOf([], true, '2030-01-01')).toEqual({ state: 'closed', offeredOn: null });
	});

	test('can be offered again once the person opened it', () => {
		const all = [asked({ outcome: 'not-again', nextOn: null })];
		expect(standingOf(all, false, '2026-06-01')).toMatchObject({ state: 'offered', due: true });
	});

	test('"ask me later" of a kind of harm sets the next day by itself, and never brings one forward', () => {
		const later = { at: new Date('2026-02-10T09:00:00Z'), day: '2026-02-10' };
		const next = { state: 'offered', offeredOn: null, nextOn: '2026-05-10', due: false };
		expect(standingOf([], false, '2026-02-11', later)).toEqual(next);
		expect(standingOf([], false, '2026-05-10', later)).toEqual({ ...next, due: true });
		expect(standingOf([asked({})], false, '2026-05-02', later)).toMatchObject({ nextOn: '2026-05-10' });
		const long = asked({ nextOn: '2026-12-01' });
		expect(standingOf([long], false, '2026-06-01', later)).toMatchObject({
			nextOn: '2026-12-01',
			due: false
		});
		// Staff who asked after it wrote down what was agreed then.
		const after = asked({ at: new Date('2026-02-11T09:00:00Z'), nextOn: '2026-03-01' });
		expect(standingOf([after], false, '2026-03-01', later)).toMatchObject({
			nextOn: '2026-03-01',
			due: true
		});
		expect(standingOf([], true, '2030-01-01', later)).toMatchObject({ state: 'closed' });
	});

	test('without a day it is three months later', () => {
		expect(usualNext('2026-02-02')).toBe('2026-05-02');
		expect(usualNext('2026-11-30')).toBe('2027-02-28');
	});
});

test('what the law made somebody say is shown to the person within thirty days, never in the past', () => {
	expect(isSafeDay('2026-02-02', '2026-02-02')).toBe(true);
	expect(isSafeDay('2026-03-04', '2026-02-02')).toBe(true);
	expect(isSafeDay('2026-03-05', '2026-02-02')).toBe(false);
	expect(isSafeDay('2026-02-01', '2026-02-02')).toBe(false);
	expect(isSafeDay('soon', '2026-02-02')).toBe(false);
});
