import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareFacts, tahlia } from './examples';
import { businessDaysAfter, noticesDue } from './notices';
import { packOf } from './packs';

const nsw = packOf('au-nsw-dcj-2024');
const at = (iso: string) => new Date(iso);

describe('business days', () => {
	test('are counted one by one, without the day itself, weekends and holidays', () => {
		const day = fc
			.integer({ min: 0, max: 4000 })
			.map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
		fc.assert(
			fc.property(
				day,
				fc.integer({ min: 1, max: 12 }),
				fc.array(day, { maxLength: 3 }),
				(from, days, holidays) => {
					const found: string[] = [];
					const cursor = new Date(`${from}T12:00:00Z`);
					while (found.length < days) {
						cursor.setUTCDate(cursor.getUTCDate() + 1);
						const name = cursor.toISOString().slice(0, 10);
						if (/Sat|Sun/.test(cursor.toUTCString()) || holidays.includes(name)) continue;
						found.push(name);
					}
					expect(businessDaysAfter(from, days, holidays)).toBe(found.at(-1));
				}
			)
		);
	});

	test('skip the service’s holidays and are days of its own calendar', () => {
		const easter = { ...tahlia, awareAt: at('2026-03-31T23:30:00+11:00') };
		const days = (holidays: string[]) =>
			noticesDue(nsw, easter, at('2026-04-01T00:00:00Z'), holidays).map(({ day }) => day);
		expect(days([])).toEqual([null, '2026-04-07']);
		expect(days(['2026-04-03', '2026-04-06'])).toEqual([null, '2026-04-09']);
	});
});

describe('a notice', () => {
	test('is due 24 elapsed hours later, also in the night the clocks go back', () => {
		const facts = { ...tahlia, awareAt: at('2026-04-04T19:40:00+11:00') };
		const [notice] = noticesDue(nsw, facts, at('2026-04-05T08:40:00Z'));
		expect(notice).toMatchObject({ due: at('2026-04-05T18:40:00+10:00'), state: 'running' });
	});

	test('sent in time is done; sent late stays late by so much', () => {
		const sent = (time: string) => ({ ...tahlia, sent: [{ rule: 'notice-24-hours', at: at(time) }] });
		const later = at('2026-03-20T00:00:00Z');
		const [inTime] = noticesDue(nsw, sent('2026-03-15T19:40:00+11:00'), later);
		expect(inTime).toMatchObject({ state: 'met', sentAt: at('2026-03-15T19:40:00+11:00'), lateByMinutes: 0 });
		expect(noticesDue(nsw, sent('2026-03-15T20:10:30+11:00'), later)[0]).toMatchObject({
			state: 'passed',
			lateByMinutes: 30
		});
		expect(noticesDue(nsw, tahlia, at('2026-03-15T20:40:00+11:00'))[0]).toMatchObject({
			state: 'passed',
			lateByMinutes: 60
		});
		expect(noticesDue(nsw, tahlia, at('2026-03-15T19:40:00+11:00'))[0]?.state).toBe('running');
	});

	test('dated in the future is not sent yet', () => {
		const facts = { ...tahlia, sent: [{ rule: 'notice-24-hours', at: at('2026-03-15T10:00:00+11:00') }] };
		expect(noticesDue(nsw, facts, at('2026-03-15T09:59:00+11:00'))[0]).toMatchObject({
			state: 'running',
			sentAt: null
		});
	});

	test('may be owed while it is not known whether the use was prohibited', () => {
		const facts = { ...tahlia, ageYearsAtStart: null, veryBad: [], authorised: true };
		const due = noticesDue(nsw, facts, at('2026-03-14T10:00:00Z'));
		expect(due.map(({ rule, state, waitingFor }) => [rule, state, waitingFor])).toEqual([
			['notice-24-hours', 'not-known', ['age']],
			['form-5-days', 'not-known', ['age']]
		]);
	});

	test('by days may be sent until the day is over', () => {
		const form = (now: string) => noticesDue(nsw, tahlia, at(now))[1]?.state;
		expect(form('2026-03-20T23:59:59+11:00')).toBe('running');
		expect(form('2026-03-21T00:00:00+11:00')).toBe('passed');
	});

	test('without a time to count from says so', () => {
		const [notice] = noticesDue(nsw, { ...tahlia, awareAt: null }, at('2026-03-14T10:00:00Z'));
		expect(notice).toMatchObject({ state: 'not-known', due: null, day: null, waitingFor: ['aware'] });
	});

	test('may be owed for an adult until somebody writes that the use was authorised', () => {
		const adult = bareFacts('Australia/Sydney', tahlia.startedAt, {
			components: tahlia.components,
			ageYearsAtStart: 30,
			harm: 'none',
			awareAt: tahlia.awareAt
		});
		const rules = (authorised: boolean | null) =>
			noticesDue(nsw, { ...adult, authorised }, at('2026-03-14T10:00:00Z')).map(
				({ rule, state, waitingFor }) => [rule, state, waitingFor]
			);
		expect(rules(null)).toEqual([['notice-5-days', 'not-known', ['authorisation']]]);
		expect(rules(false)).toEqual([['notice-5-days', 'running', []]]);
		expect(rules(true)).toEqual([]);
	});

	test('of a death is owed whatever was authorised', () => {
		const facts = { ...tahlia, ageYearsAtStart: 30, veryBad: [], authorised: true, harm: 'death' as const };
		expect(noticesDue(nsw, facts, at('2026-03-14T10:00:00Z')).map(({ rule }) => rule)).toEqual([
			'notice-24-hours',
			'form-5-days'
		]);
	});
});
