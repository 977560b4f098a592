import { describe, expect, test } from 'vitest';
import { dueTimes } from './clock-rules';
import { samir, tahlia } from './examples';
import { missingFields } from './fields';
import { noticesDue } from './notices';
import { packOf } from './packs';
import { bannersFor, standingOf } from './people';
import { prohibitedUses } from './prohibitions';
import { retention } from './retention';
import { isSeclusion } from './seclusion';

const nsw = packOf('au-nsw-dcj-2024');
const england = packOf('uk-england-use-of-force-2018');
const at = (iso: string) => new Date(iso);

describe('Tahlia, 16, told that the door is locked', () => {
	const later = at('2026-03-14T20:10:00+11:00');

	test('was secluded, by what she believed and by nothing else', () => {
		expect(isSeclusion(nsw.seclusionTest, tahlia)).toEqual({ seclusion: true, grounds: ['believed'] });
	});

	test('fell under two prohibitions: her age, and that it is very bad for her', () => {
		const uses = prohibitedUses(nsw, tahlia);
		expect(uses.map(({ rule, state }) => [rule, state])).toEqual([
			['under-18', 'prohibited'],
			['aversive', 'prohibited']
		]);
		expect(uses.map(({ components }) => components)).toEqual([[0], [0]]);
	});

	test('S4-23: saw amber at 19:15, red at 19:20, and came out after 21 minutes', () => {
		const due = dueTimes(nsw, tahlia, later);
		expect(
			due.map(({ level, due: when, state, lateByMinutes }) => [level, when, state, lateByMinutes])
		).toEqual([
			['amber', at('2026-03-14T19:15:00+11:00'), 'passed', 11],
			['red', at('2026-03-14T19:20:00+11:00'), 'passed', 6],
			['due', at('2026-03-14T19:20:00+11:00'), 'passed', 6]
		]);
	});

	test.each([
		['19:14:59', 'running', 'running'],
		['19:15:00', 'passed', 'running'],
		['19:19:59', 'passed', 'running'],
		['19:20:00', 'passed', 'passed']
	])('at %s amber is %s and red is %s', (time, amber, red) => {
		const due = dueTimes(nsw, tahlia, at(`2026-03-14T${time}+11:00`));
		expect(due.find(({ level }) => level === 'amber')?.state).toBe(amber);
		expect(due.find(({ level }) => level === 'red')?.state).toBe(red);
	});

	test('S4-20: is harmed: the notice is due a day after key personnel knew, and a form five business days after', () => {
		const due = noticesDue(nsw, tahlia, later);
		expect(due.map(({ rule, due: when, day, state }) => [rule, when, day, state])).toEqual([
			['notice-24-hours', at('2026-03-15T19:40:00+11:00'), null, 'running'],
			['form-5-days', at('2026-03-20T23:59:59.999+11:00'), '2026-03-20', 'running']
		]);
	});

	test('without harm, one notice by Friday', () => {
		const due = noticesDue(nsw, { ...tahlia, harm: 'none' }, later);
		expect(due.map(({ rule, day, state }) => [rule, day, state])).toEqual([
			['notice-5-days', '2026-03-20', 'running']
		]);
	});

	test('while harm is not written, nobody is told that there is time', () => {
		const due = noticesDue(nsw, { ...tahlia, harm: null }, later);
		expect(due.map(({ rule, state, waitingFor }) => [rule, state, waitingFor])).toEqual([
			['notice-24-hours', 'not-known', ['harm']],
			['form-5-days', 'not-known', ['harm']],
			['notice-5-days', 'not-known', ['harm']]
		]);
	});
});

describe('Samir, 41, held and given an injection', () => {
	const later = at('2026-02-03T03:30:00Z');

	test('is under no clock, prohibition or notice that the Act does not have', () => {
		expect(dueTimes(england, samir, later)).toEqual([]);
		expect(prohibitedUses(england, samir)).toEqual([]);
		expect(noticesDue(england, samir, later)).toEqual([]);
	});

	test('has a record kept until 3 February 2029', () => {
		expect(retention(england, samir).map(({ rule, day, until }) => [rule, day, until])).toEqual([
			['keep-3-years', '2029-02-03', at('2029-02-03T23:59:59.999Z')]
		]);
	});

	test('was held by a guard who is staff only if a contractor who may be authorised to use force', () => {
		expect(standingOf(england, { contractorAuthorised: true })).toMatchObject({
			counts: 'staff',
			reasonNeeded: false
		});
		expect(standingOf(england, { contractorAuthorised: false })).toMatchObject({
			counts: 'outsider',
			reasonNeeded: true
		});
		expect(standingOf(england, { contractorAuthorised: null })).toMatchObject({
			counts: 'not-known',
			reasonNeeded: true
		});
		expect(standingOf(nsw, { contractorAuthorised: true })).toBeNull();
	});

	test('has all sixteen parts of section 6(5) asked for, until each is written', () => {
		const letters = (written: typeof samir.written) =>
			missingFields(england, { ...samir, written }).map(({ source }) => source.place.at(-2));
		expect(letters([])).toEqual([...'abcdefghijklmnop']);
		expect(letters(['component', 'place', 'ended'])).toEqual([...'adefghijklmnop']);
		expect(letters(['no-outsiders', 'not-to-be-told', 'efforts'])).toEqual([...'abcdefghjklmn']);
	});

	test('sees his plan called a preference, and his refused medicine something to check', () => {
		expect(bannersFor(england, 'plan').map(({ id }) => id)).toEqual(['plan-weight']);
		expect(bannersFor(england, 'refused-medicine').map(({ source }) => source.certainty)).toEqual([
			'background'
		]);
	});
});
