import { describe, expect, test } from 'vitest';
import { noon, step, voice } from './crisis-plan.example';
import {
	canStep,
	copiesIn,
	isPutAway,
	leftThisTable,
	meetingOf,
	reviewIn,
	specificIn,
	usesIn
} from './steps';

describe('the talk', () => {
	test('goes on from its beginning or after a pause, and stops for good only when it is stopped', () => {
		expect(meetingOf([])).toBe('none');
		expect(meetingOf([step('begun')])).toBe('on');
		expect(meetingOf([step('begun'), step('paused')])).toBe('paused');
		expect(meetingOf([step('begun'), step('paused'), step('resumed')])).toBe('on');
		expect(meetingOf([step('begun'), step('stopped')])).toBe('stopped');
	});

	test('can be paused and stopped whenever it goes on, and begun again', () => {
		expect(canStep('on', 'paused') && canStep('on', 'stopped') && canStep('paused', 'stopped')).toBe(true);
		expect(canStep('stopped', 'resumed')).toBe(false);
		expect(canStep('stopped', 'begun')).toBe(true);
	});

	test('tells who left it from who left long before', () => {
		const late = new Date(noon.getTime() + 1);
		expect(leftThisTable(voice('ade', { endedAt: late }), [step('begun')])).toBe(true);
		expect(leftThisTable(voice('ade', { endedAt: noon }), [step('begun', { at: late })])).toBe(false);
		expect(leftThisTable(voice('ade'), [step('begun')])).toBe(false);
	});
});

test('a passed day to look again is said, and ends nothing', () => {
	const steps = [step('review', { onDay: '2026-05-01' })];
	expect(reviewIn(steps, '2026-05-01')).toEqual({ day: '2026-05-01', passed: false });
	expect(reviewIn(steps, '2026-05-02')).toEqual({ day: '2026-05-01', passed: true });
	expect(isPutAway(steps)).toBe(false);
	expect(reviewIn([], '2026-05-02')).toBeNull();
});

test('the plan is put away until it is taken up; not while the person has yet to confirm it', () => {
	expect(isPutAway([step('put-away')])).toBe(true);
	expect(isPutAway([step('put-away'), step('taken-up')])).toBe(false);
	expect(isPutAway([step('put-away', { held: true })])).toBe(false);
});

test('a copy that came back is nobody’s; uses are told with the latest first', () => {
	const copy = step('copy', { id: 'a', words: 'Ade' });
	expect(copiesIn([copy]).map(({ words }) => words)).toEqual(['Ade']);
	expect(copiesIn([copy, step('copy-back', { about: 'a' })])).toEqual([]);
	expect(usesIn([step('used-no'), step('copy'), step('used-yes')]).map(({ kind }) => kind)).toEqual([
		'used-yes',
		'used-no'
	]);
	expect([...specificIn([step('specific', { about: 'line' })])]).toEqual(['line']);
});
