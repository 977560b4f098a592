import { expect, test } from 'vitest';
import {
	isOffered,
	isPutOff,
	isToAsk,
	isToLead,
	latestOf,
	standingOf,
	type After,
	type Choice,
	type Chosen
} from './debrief';

const chose = (choice: Choice, day: number, laterOn: string | null = null): Chosen => ({
	choice,
	laterOn,
	chosenAt: new Date(Date.UTC(2026, 2, day, 9))
});

test('nobody has answered: it is asked, and waits', () => {
	expect(standingOf([], '2026-03-16')).toEqual({ state: 'asked' });
});

test('later is by choice, before its day and after it', () => {
	const chosen = [chose('later', 15, '2026-03-18')];
	expect(standingOf(chosen, '2026-03-16')).toEqual({ state: 'later', on: '2026-03-18', come: false });
	expect(standingOf(chosen, '2026-03-18')).toEqual({ state: 'later', on: '2026-03-18', come: true });
	expect(standingOf(chosen, '2026-12-31')).toEqual({ state: 'later', on: '2026-03-18', come: true });
});

test('the latest choice holds, in whatever order they are read, and a no can be taken back', () => {
	const chosen = [chose('now', 17), chose('no', 15), chose('later', 16, '2026-03-20')];
	expect(latestOf(chosen)?.choice).toBe('now');
	expect(standingOf([...chosen].reverse(), '2026-03-17')).toEqual({ state: 'now' });
	expect(standingOf(chosen.slice(1, 2), '2026-03-17')).toEqual({ state: 'no', on: null, come: false });
});

test('a no is asked once more on the day that was picked, and without one never', () => {
	const picked = [chose('no', 15, '2026-03-18')];
	expect(standingOf(picked, '2026-03-17')).toEqual({ state: 'no', on: '2026-03-18', come: false });
	expect(isToAsk(standingOf(picked, '2026-03-17'))).toBe(false);
	expect(isToAsk(standingOf(picked, '2026-03-18'))).toBe(true);
	expect(isToAsk(standingOf([chose('no', 15)], '2027-01-01'))).toBe(false);
	expect(isToAsk(standingOf([...picked, chose('no', 18)], '2027-01-01'))).toBe(false);
});

test('whoever leads has no task after a no, until the day the person picked has come; what is put off is no debt', () => {
	const picked = [chose('no', 15, '2026-03-18')];
	expect(isToLead(standingOf(picked, '2026-03-17'))).toBe(false);
	expect(isToLead(standingOf(picked, '2026-03-18'))).toBe(true);
	expect(isToLead(standingOf([chose('no', 15)], '2027-01-01'))).toBe(false);
	expect(isToLead(standingOf([chose('later', 15, '2026-03-18')], '2026-03-16'))).toBe(true);
	expect(isPutOff(standingOf(picked, '2026-03-18'))).toBe(true);
	expect(isPutOff(standingOf([chose('later', 15, '2026-03-18')], '2026-03-19'))).toBe(true);
	expect([[], [chose('now', 15)]].map((chosen) => isPutOff(standingOf(chosen, '2026-03-19')))).toEqual([
		false,
		false
	]);
});

test('nothing is offered while it goes on, nor after a death', () => {
	const after: After = {
		unitId: 'u',
		unit: 'House',
		zone: 'Australia/Sydney',
		pack: 'au-nsw-dcj-2024',
		language: 'en',
		startedAt: new Date('2026-03-14T08:05:00Z'),
		endedAt: new Date('2026-03-14T08:26:00Z'),
		died: false
	};
	expect(isOffered(after)).toBe(true);
	expect(isOffered({ ...after, died: true })).toBe(false);
	expect(isOffered(null)).toBe(false);
});
