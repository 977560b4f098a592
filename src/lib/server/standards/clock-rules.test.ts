import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueTimes } from './clock-rules';
import { bareFacts } from './examples';
import type { Clock, Pack } from './pack';
import { packOf } from './packs';

const nsw = packOf('au-nsw-dcj-2024');
const source = { document: 'A document', place: 'a place', certainty: 'own' } as const;
const withClocks = (...clocks: Clock[]): Pack => ({ ...nsw, clocks });
const seconds = (at: Date) => Math.round(at.getTime() / 1000);
const date = (s: number) => new Date(s * 1000);

/** A day around each change of the clocks in 2026, where a wall clock would be an hour wrong. */
const changes = [
	['America/New_York', '2026-03-08T07:00:00Z'],
	['America/New_York', '2026-11-01T06:00:00Z'],
	['Europe/London', '2026-03-29T01:00:00Z'],
	['Europe/London', '2026-10-25T01:00:00Z'],
	['Australia/Sydney', '2026-04-04T16:00:00Z'],
	['Australia/Lord_Howe', '2026-10-03T15:30:00Z']
] as const;
const around = fc.record({
	change: fc.constantFrom(...changes),
	before: fc.integer({ min: -86_400, max: 86_400 }),
	lasts: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: null }),
	seen: fc.integer({ min: 0, max: 40_000 }),
	minutes: fc.integer({ min: 1, max: 300 })
});

describe('a warning', () => {
	test('comes after so many elapsed seconds and nothing else', () => {
		fc.assert(
			fc.property(
				around,
				fc.constantFrom('amber' as const, 'due' as const),
				({ change, before, lasts, seen, minutes }, level) => {
					const [zone, at] = change;
					const start = seconds(new Date(at)) + before;
					const end = lasts === null ? null : start + lasts;
					const now = start + seen;
					const facts = bareFacts(zone, date(start), {
						components: [
							{ kind: 'physical', startedAt: date(start), endedAt: end === null ? null : date(end) }
						]
					});
					const pack = withClocks({
						id: 'one',
						source,
						level,
						from: 'component-start',
						minutes,
						metBy: 'component-end'
					});
					const due = start + minutes * 60;
					const done = end !== null && end <= now ? end : null;
					const late = (done ?? now) - due;
					const passed = done !== null ? late > 0 : level === 'due' ? late > 0 : late >= 0;
					expect(dueTimes(pack, facts, date(now))).toEqual([
						{
							rule: 'one',
							component: 0,
							due: date(due),
							level,
							state: passed ? 'passed' : done === null ? 'running' : 'met',
							lateByMinutes: passed ? Math.floor(late / 60) : 0,
							missed: passed ? 1 : 0,
							next: null,
							waitingFor: [],
							source
						}
					]);
				}
			),
			{ numRuns: 500 }
		);
	});

	test('is four elapsed hours after half past midnight in a night of 25 hours', () => {
		const facts = bareFacts('America/New_York', new Date('2026-11-01T04:30:00Z'), {
			components: [{ kind: 'physical', startedAt: new Date('2026-11-01T04:30:00Z'), endedAt: null }]
		});
		const pack = withClocks({
			id: 'four-hours',
			source,
			level: 'red',
			from: 'start',
			minutes: 240,
			metBy: 'end'
		});
		const [due] = dueTimes(pack, facts, new Date('2026-11-01T08:30:00Z'));
		expect(due).toMatchObject({ due: new Date('2026-11-01T08:30:00Z'), state: 'passed', component: null });
	});

	test.each([
		['amber', '10:09:59', 'running'],
		['amber', '10:10:00', 'passed'],
		['due', '10:10:00', 'running'],
		['due', '10:10:01', 'passed']
	] as const)('%s, ten minutes after 10:00, is at %s %s', (level, time, state) => {
		const startedAt = new Date('2026-02-03T10:00:00Z');
		const facts = bareFacts('UTC', startedAt, {
			components: [{ kind: 'physical', startedAt, endedAt: null }]
		});
		const clock: Clock = { id: 'ten', source, level, from: 'start', minutes: 10, metBy: 'told-why' };
		expect(dueTimes(withClocks(clock), facts, new Date(`2026-02-03T${time}Z`))[0]?.state).toBe(state);
	});

	test('is each component’s own', () => {
		const at = (time: string) => new Date(`2026-02-03T${time}:00Z`);
		const facts = bareFacts('Europe/London', at('10:00'), {
			components: [
				{ kind: 'physical', startedAt: at('10:00'), endedAt: at('10:09') },
				{ kind: 'seclusion', startedAt: at('10:09'), endedAt: null }
			]
		});
		const due = dueTimes(nsw, facts, at('10:20'));
		expect(due.map(({ rule, component, state }) => [rule, component, state])).toEqual([
			['short-time-warning', 1, 'passed'],
			['short-time', 1, 'running'],
			['reason-to-continue', 1, 'running']
		]);
	});

	test('waits for what it counts from', () => {
		const facts = bareFacts('UTC', new Date('2026-02-03T10:00:00Z'), {
			components: [{ kind: 'physical', startedAt: new Date('2026-02-03T10:00:00Z'), endedAt: null }]
		});
		const clock: Clock = {
			id: 'told',
			source,
			level: 'due',
			from: 'aware',
			minutes: 60,
			metBy: 'told-person'
		};
		expect(dueTimes(withClocks(clock), facts, new Date('2026-02-03T12:00:00Z'))).toEqual([]);
		const awareAt = new Date('2026-02-03T10:30:00Z');
		const told = { ...facts, awareAt, moments: { 'told-person': [new Date('2026-02-03T11:30:00Z')] } };
		expect(dueTimes(withClocks(clock), told, new Date('2026-02-03T12:00:00Z'))[0]?.state).toBe('met');
	});
});

describe('what is due again and again', () => {
	test('is missed once for each period without a moment of its own', () => {
		fc.assert(
			fc.property(
				around,
				fc.integer({ min: 1, max: 40 }),
				fc.array(fc.integer({ min: -600, max: 40_000 }), { maxLength: 30 }),
				({ change, before, lasts, seen, minutes }, every, moments) => {
					const [zone, at] = change;
					const start = seconds(new Date(at)) + before;
					const now = start + seen;
					const end = lasts === null || lasts > seen ? null : start + lasts;
					const done = moments.map((moment) => start + moment).filter((moment) => moment <= now);
					const facts = bareFacts(zone, date(start), {
						components: [
							{ kind: 'seclusion', startedAt: date(start), endedAt: end === null ? null : date(end) }
						],
						moments: { check: moments.map((moment) => date(start + moment)) }
					});
					const pack = withClocks({
						id: 'again',
						source,
						level: 'due',
						from: 'component-start',
						minutes,
						every,
						metBy: 'check'
					});
					const missed: number[] = [];
					let last = -Infinity;
					let due = start + minutes * 60;
					for (; due < (end ?? now); due += every * 60) {
						const [from, to] = [last, due];
						if (!done.some((moment) => moment > from && moment <= to)) missed.push(due);
						last = due;
					}
					const [first] = dueTimes(pack, facts, date(now));
					expect(first?.missed).toBe(missed.length);
					expect(first?.state).toBe(missed.length > 0 ? 'passed' : end === null ? 'running' : 'met');
					const [firstMissed] = missed;
					if (firstMissed !== undefined) {
						const made = done.filter((moment) => moment > firstMissed).sort((a, b) => a - b)[0] ?? end ?? now;
						expect(first?.due).toEqual(date(firstMissed));
						expect(first?.lateByMinutes).toBe(Math.floor((made - firstMissed) / 60));
					}
					if (end !== null) expect(first?.next).toBeNull();
					else {
						while (done.some((moment) => moment > last && moment <= due)) {
							last = due;
							due += every * 60;
						}
						expect(first?.next).toEqual(date(due));
					}
				}
			),
			{ numRuns: 500 }
		);
	});

	test('S4-23: a reason for each 15 minutes is not asked for once it has ended, nor ever by an episode nobody closed', () => {
		const start = new Date('2026-02-03T10:00:00Z');
		const facts = bareFacts('UTC', start, {
			components: [{ kind: 'seclusion', startedAt: start, endedAt: null }]
		});
		const [, , reason] = dueTimes(nsw, facts, new Date('2027-02-03T10:00:00Z'));
		expect(reason).toMatchObject({ rule: 'reason-to-continue', missed: 35_039, state: 'passed' });
	});
});
