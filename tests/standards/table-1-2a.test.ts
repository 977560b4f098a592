import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueTimes, type DueTime } from '../../src/lib/server/standards/clock-rules';
import { bareFacts } from '../../src/lib/server/standards/examples';
import type { EpisodeFacts } from '../../src/lib/server/standards/facts';
import { firstOrderExpires } from '../../src/lib/server/standards/order-terms';
import { packOf } from '../../src/lib/server/standards/packs';
import { packIn } from '../../src/lib/server/standards/subset';
import { FACILITY_TYPES, type Moment } from '../../src/lib/server/standards/vocabulary';

const joint = packOf('us-joint-commission-2009');
const cms = packOf('us-cms-482-13e');
const HOUR = 3_600_000;
const zone = 'America/New_York';
const start = new Date('2026-06-01T14:00:00Z');
const hours = (after: number, from = start) => new Date(from.getTime() + after * HOUR);

type Laid = Partial<EpisodeFacts> & { readonly ends?: number; readonly from?: Date };
/** Somebody held by a belt from `from` on, and let go so many hours later. */
const held = ({ ends, from = start, ...more }: Laid = {}): EpisodeFacts => {
	const endedAt = ends === undefined ? null : hours(ends, from);
	const components = [{ kind: 'mechanical' as const, startedAt: from, endedAt }];
	return bareFacts(zone, from, { components, endedAt, deemed: false, ageYearsAtStart: 30, ...more });
};
const ages = [
	['an adult', 30],
	['a youth of 17', 17],
	['a youth of 9', 9],
	['a child of 8', 8]
] as const;
const of = (due: readonly DueTime[], rule: string): DueTime | undefined =>
	due.find((one) => one.rule === rule);
/** Hours from the start until a rule is due the first time; undefined: it does not apply. */
const dueAfter = (facts: EpisodeFacts, rule: string, pack = joint): number | undefined => {
	const found = of(dueTimes(pack, facts, new Date(facts.startedAt.getTime() + 1000)), rule);
	return found && (found.due.getTime() - facts.startedAt.getTime()) / HOUR;
};
const done = (moment: Moment, ...after: number[]) => ({ [moment]: after.map((one) => hours(one)) });

describe('S1-10: table 1.2a, row by row', () => {
	test.each(ages)('order obtained from an LIP: 1 h for %s, deemed or not', (_, ageYearsAtStart) => {
		for (const deemed of [true, false]) {
			expect(dueAfter(held({ ageYearsAtStart, deemed }), 'order-1-hour')).toBe(1);
		}
	});

	test.each(ages)('LIP in person, deemed status: 1 h for %s (X2)', (_, ageYearsAtStart) => {
		const facts = held({ ageYearsAtStart, deemed: true });
		expect(dueAfter(facts, 'evaluation-deemed')).toBe(1);
		expect(dueAfter(facts, 'evaluation-not-deemed')).toBeUndefined();
	});

	test.each([
		[30, 4],
		[18, 4],
		[17, 2],
		[9, 2],
		[8, 2],
		[0, 2]
	])('LIP in person, not deemed: aged %i, %i h (X1)', (ageYearsAtStart, expected) => {
		const facts = held({ ageYearsAtStart });
		expect(dueAfter(facts, 'evaluation-not-deemed')).toBe(expected);
		expect(dueAfter(facts, 'evaluation-deemed')).toBeUndefined();
	});

	test.each([
		[30, 4],
		[18, 4],
		[17, 2],
		[9, 2],
		[8, 1],
		[0, 1]
	])('first order: aged %i, lasts %i h, and the re-order is due then', (ageYearsAtStart, expected) => {
		const facts = held({ ageYearsAtStart });
		expect(firstOrderExpires(joint, facts, facts.components)).toEqual(hours(expected));
		expect(dueAfter(facts, 'reorder')).toBe(expected);
		expect(dueAfter(facts, 'staff-evaluation')).toBe(expected);
	});

	test.each([
		[30, 3.9, 24],
		[30, 4, undefined],
		[17, 1.9, 24],
		[17, 2, undefined],
		[8, 0.9, 24],
		[8, 1, undefined]
	])('released early, not deemed: aged %i, let go after %f h: %s h', (ageYearsAtStart, ends, expected) => {
		const due = dueTimes(joint, held({ ageYearsAtStart, ends }), hours(30));
		expect(of(due, 'evaluation-released-early')?.due).toEqual(expected && hours(expected));
		expect(of(due, 'evaluation-not-deemed') === undefined).toBe(expected !== undefined);
	});

	test('released early, deemed: still 1 h (X3)', () => {
		const due = dueTimes(joint, held({ ends: 0.5, deemed: true }), hours(2));
		expect(of(due, 'evaluation-released-early')).toBeUndefined();
		expect(of(due, 'evaluation-deemed')).toMatchObject({ due: hours(1), state: 'passed' });
	});

	test.each([
		[30, 4],
		[17, 2],
		[8, 1]
	])('re-order and evaluation by qualified staff: aged %i, every %i h', (ageYearsAtStart, every) => {
		const nothing = dueTimes(joint, held({ ageYearsAtStart }), hours(3 * every + 0.1));
		expect(of(nothing, 'reorder')).toMatchObject({ missed: 3, due: hours(every), next: hours(4 * every) });
		expect(of(nothing, 'staff-evaluation')).toMatchObject({ missed: 3 });
		const moments = {
			...done('renewal', every, 2 * every, 3 * every),
			...done('staff-evaluation', every - 0.1, 2 * every - 0.1)
		};
		const kept = dueTimes(joint, held({ ageYearsAtStart, moments }), hours(3 * every + 0.1));
		expect(of(kept, 'reorder')).toMatchObject({ state: 'running', missed: 0, due: hours(4 * every) });
		const third = hours(3 * every - 0.1);
		expect(of(kept, 'staff-evaluation')).toMatchObject({ state: 'passed', missed: 1, due: third });
	});

	test.each([
		['staff-evaluation', 'staff-evaluation', 30, 4],
		['staff-evaluation', 'staff-evaluation', 17, 2],
		['staff-evaluation', 'staff-evaluation', 8, 1],
		['reevaluation', 'lip-in-person', 30, 8],
		['reevaluation', 'lip-in-person', 17, 4]
	] as const)('%s: nobody goes longer than that without %s, aged %i, %i h', (rule, moment, age, every) => {
		// In the first stretch of hours and in the second, and almost two of them apart.
		const first = moment === 'lip-in-person' ? [0.1] : [];
		const moments = done(moment, ...first, 0.25, 2 * every - 0.25);
		const apart = dueTimes(joint, held({ ageYearsAtStart: age, moments }), hours(2 * every));
		expect(of(apart, rule)).toMatchObject({
			...{ state: 'passed', missed: 1, due: hours(every + 0.25), next: hours(3 * every - 0.25) },
			lateByMinutes: (every - 0.5) * 60
		});
	});

	test.each([
		[30, 8],
		[18, 8],
		[17, 4],
		[8, 4]
	])('LIP in person again: aged %i, every %i h, and the first visit is not the second', (age, every) => {
		const facts = held({ ageYearsAtStart: age, moments: done('lip-in-person', 0.5) });
		expect(of(dueTimes(joint, facts, hours(every + 1)), 'reevaluation')).toMatchObject({
			due: hours(every),
			missed: 1
		});
		const again = held({ ageYearsAtStart: age, moments: done('lip-in-person', 0.5, every - 1) });
		expect(of(dueTimes(joint, again, hours(every + 1)), 'reevaluation')).toMatchObject({
			state: 'running',
			due: hours(2 * every - 1)
		});
	});

	test('what repeats stops with the release', () => {
		const due = dueTimes(joint, held({ ends: 3 }), hours(40));
		expect(of(due, 'reorder')).toMatchObject({ state: 'met', missed: 0, next: null });
		expect(of(due, 'reevaluation')).toMatchObject({ state: 'met', missed: 0, next: null });
	});

	test('a second late is late, the second itself is not', () => {
		const met = (seconds: number) =>
			of(
				dueTimes(
					joint,
					held({ moments: { order: [new Date(hours(1).getTime() + seconds * 1000)] } }),
					hours(2)
				),
				'order-1-hour'
			)?.state;
		expect([met(0), met(1)]).toEqual(['met', 'passed']);
	});
});

test('a clock may count from the first order, from its end, and from the release', () => {
	const source = { document: 'A document', place: 'a place', certainty: 'read' } as const;
	const froms = ['order-obtained', 'order-expires', 'release'] as const;
	const pack = {
		...joint,
		clocks: froms.map((from) => ({
			id: from,
			source,
			level: 'due' as const,
			from,
			minutes: 60,
			metBy: 'check' as const
		}))
	};
	const times = (facts: EpisodeFacts) => dueTimes(pack, facts, hours(9)).map(({ rule, due }) => [rule, due]);
	expect(times(held({ moments: { order: [] } }))).toEqual([['order-expires', hours(5)]]);
	expect(times(held({ ends: 3, moments: done('order', 0.75, 0.5) }))).toEqual([
		['order-obtained', hours(1.5)],
		['order-expires', hours(5)],
		['release', hours(4)]
	]);
});

describe('while something is not known', () => {
	test('of deemed status, both evaluations are shown, and say what they wait for', () => {
		const due = dueTimes(joint, held({ deemed: null }), hours(0.5));
		for (const rule of ['evaluation-deemed', 'evaluation-not-deemed']) {
			expect(of(due, rule)?.waitingFor).toEqual(['deemed']);
		}
	});

	test('of age, the strictest time is shown, and says so', () => {
		const due = dueTimes(joint, held({ ageYearsAtStart: null }), hours(0.5));
		expect(of(due, 'reorder')).toMatchObject({ due: hours(1), waitingFor: ['age'] });
		expect(of(due, 'evaluation-not-deemed')).toMatchObject({ due: hours(2), waitingFor: ['age'] });
	});

	test('of the reason, the behavioural rules hold; a medical one ends them, wherever it was (S1-01, S1-04)', () => {
		for (const facility of FACILITY_TYPES) {
			const rules = packIn(joint, facility);
			expect(dueTimes(rules, held({ facility, reason: 'behavioural' }), hours(1))).not.toEqual([]);
			expect(dueTimes(rules, held({ facility, reason: 'medical' }), hours(1))).toEqual([]);
		}
		expect(dueTimes(joint, held({ reason: null }), hours(1))).not.toEqual([]);
		expect(dueTimes(joint, held({ reason: 'behavioural' }), hours(1))).not.toEqual([]);
		expect(dueTimes(joint, held({ reason: 'medical' }), hours(1))).toEqual([]);
	});
});

describe('somebody with a birthday during an order', () => {
	// The clocks of New York stand at UTC−4 in June: midnight is 04:00Z.
	const from = new Date('2026-06-02T01:30:00Z');
	const dues = (birthDate: string, ageYearsAtStart: number, rule: string): (number | null)[] => {
		const out: (number | null)[] = [];
		let seen = hours(0.2, from);
		const moments: Record<string, Date[]> = {
			renewal: [],
			'staff-evaluation': [],
			'lip-in-person': [hours(0.1, from)]
		};
		for (let step = 0; step < 4; step += 1) {
			const facts = held({ from, birthDate, ageYearsAtStart, moments });
			const due = of(dueTimes(joint, facts, seen), rule)?.due ?? null;
			out.push(due && (due.getTime() - from.getTime()) / HOUR);
			seen = due ?? seen;
			if (due) for (const all of Object.values(moments)) all.push(due);
		}
		return out;
	};

	test('turns 9 at midnight: 1 h until then, 2 h from the first renewal after it', () => {
		expect(dues('2017-06-02', 8, 'reorder')).toEqual([1, 2, 3, 5]);
		expect(dues('2017-06-02', 8, 'staff-evaluation')).toEqual([1, 2, 3, 5]);
	});

	test('turns 18 at midnight: 2 h until then, 4 h from the first renewal after it; seen again by age 4 h, then 8 h', () => {
		expect(dues('2008-06-02', 17, 'reorder')).toEqual([2, 4, 8, 12]);
		expect(dues('2008-06-02', 17, 'reevaluation')).toEqual([4, 12, 20, 28]);
	});

	test('keeps the age of the start for the first evaluation and the first order', () => {
		const facts = held({ from, birthDate: '2008-06-02', ageYearsAtStart: 17 });
		expect(dueAfter(facts, 'evaluation-not-deemed')).toBe(2);
		expect(firstOrderExpires(joint, facts, facts.components)).toEqual(hours(2, from));
	});

	test('born on 29 February is 9 or 18 on 1 March', () => {
		const leap = new Date('2026-03-01T04:30:00Z');
		const facts = held({ from: leap, birthDate: '2008-02-29', ageYearsAtStart: 17 });
		expect(dueAfter(facts, 'reorder')).toBe(2);
		const moments = { renewal: [hours(2, leap)] };
		expect(of(dueTimes(joint, { ...facts, moments }, hours(2.1, leap)), 'reorder')?.due).toEqual(
			hours(6, leap)
		);
	});
});

describe('across both changes of the clocks', () => {
	test.each([
		['spring', '2026-03-08T06:30:00Z'],
		['autumn', '2026-11-01T04:30:00Z']
	])('%s: an order of four hours is four elapsed hours', (_, iso) => {
		const from = new Date(iso);
		const facts = held({ from });
		expect(dueAfter(facts, 'reorder')).toBe(4);
		expect(of(dueTimes(joint, facts, hours(4.5, from)), 'reorder')?.due).toEqual(hours(4, from));
	});

	test('2026-11-01 00:30 to 03:30 on the wall of New York is four hours, and the order has ended', () => {
		const from = new Date('2026-11-01T00:30:00-04:00');
		const wall = new Date('2026-11-01T03:30:00-05:00');
		expect(firstOrderExpires(joint, held({ from }), held({ from }).components)).toEqual(wall);
		expect(of(dueTimes(joint, held({ from }), new Date(wall.getTime() + 1000)), 'reorder')?.state).toBe(
			'passed'
		);
	});

	test.each([
		['spring', '2008-03-08', '2026-03-08T04:30:00Z', [2, 6]],
		['autumn', '2008-11-01', '2026-11-01T03:30:00Z', [2, 6]]
	])('%s: somebody turns 18 in that night, by the calendar there', (_, birthDate, iso, expected) => {
		const from = new Date(iso);
		const facts = held({ from, birthDate, ageYearsAtStart: 17 });
		const first = of(dueTimes(joint, facts, hours(0.5, from)), 'reorder')?.due;
		const second = of(
			dueTimes(joint, { ...facts, moments: { renewal: [hours(2, from)] } }, hours(2.5, from)),
			'reorder'
		)?.due;
		expect([first, second]).toEqual(expected.map((after) => hours(after, from)));
	});
});

test('a reference in whole seconds, written apart, names the same renewals for any birth date', () => {
	const second = (at: Date) => at.getTime() / 1000;
	// UTC, where a day is 86,400 seconds and nothing else.
	const born = fc.integer({ min: second(new Date('2007-01-01')), max: second(new Date('2018-12-31')) });
	const begun = fc.integer({ min: second(new Date('2025-06-01')), max: second(new Date('2026-12-31')) });
	fc.assert(
		fc.property(born, begun, fc.integer({ min: 0, max: 400_000 }), (birth, begin, seen) => {
			const birthDate = new Date(birth * 1000).toISOString().slice(0, 10);
			const ageOn = (at: number): number => {
				const day = new Date(at * 1000).toISOString().slice(0, 10);
				return (
					Number(day.slice(0, 4)) -
					Number(birthDate.slice(0, 4)) -
					(day.slice(5) < birthDate.slice(5) ? 1 : 0)
				);
			};
			const lasts = (at: number): number => (ageOn(at) >= 18 ? 14_400 : ageOn(at) >= 9 ? 7_200 : 3_600);
			const now = begin + seen;
			const missed: number[] = [];
			let due = begin + lasts(begin);
			for (; due < now; due += lasts(due)) missed.push(due);
			const facts = {
				...held({ from: new Date(begin * 1000), birthDate, ageYearsAtStart: ageOn(begin) }),
				zone: 'UTC'
			};
			expect(of(dueTimes(joint, facts, new Date(now * 1000)), 'reorder')).toMatchObject({
				missed: missed.length,
				due: new Date((missed[0] ?? due) * 1000),
				next: new Date(due * 1000)
			});
		}),
		{ numRuns: Number(process.env['FOREWORD_PROOF_RENEWALS'] ?? 300) }
	);
});

describe('the federal hospital rule beside it', () => {
	test.each(ages)('%s is seen within 1 h, also when let go before (X2, X3)', (_, ageYearsAtStart) => {
		for (const ends of [undefined, 0.5]) {
			expect(dueAfter(held({ ageYearsAtStart, ends }), 'evaluation-1-hour', cms)).toBe(1);
		}
	});

	test('a trained nurse may do it (X12)', () => {
		const due = dueTimes(cms, held({ moments: done('nurse-in-person', 0.8) }), hours(2));
		expect(of(due, 'evaluation-1-hour')?.state).toBe('met');
		const under2009 = dueTimes(
			joint,
			held({ deemed: true, moments: done('nurse-in-person', 0.8) }),
			hours(2)
		);
		expect(of(under2009, 'evaluation-deemed')?.state).toBe('passed');
	});

	test.each([
		[30, 4],
		[17, 2],
		[8, 1]
	])('renewal aged %i every %i h, and 24 h in all', (ageYearsAtStart, every) => {
		expect(dueAfter(held({ ageYearsAtStart }), 'renewal', cms)).toBe(every);
		expect(of(dueTimes(cms, held({ ageYearsAtStart }), hours(25)), 'after-24-hours')).toMatchObject({
			due: hours(24),
			level: 'red',
			state: 'passed'
		});
	});
});

test('Joanne’s order at 13:50 and evaluation at 14:12 were in time, both due at 14:20 (V4)', () => {
	const at = (time: string) => new Date(`2026-03-02T${time}:00-08:00`);
	const facts = bareFacts('America/Los_Angeles', at('13:20'), {
		components: [{ kind: 'seclusion', startedAt: at('13:20'), endedAt: at('14:05') }],
		endedAt: at('14:05'),
		ageYearsAtStart: 52,
		deemed: true,
		moments: { order: [at('13:50')], 'lip-in-person': [at('14:12')] }
	});
	const study = dueTimes(joint, facts, at('15:00'));
	expect(study.filter(({ state }) => state === 'passed')).toEqual([]);
	expect(of(study, 'order-1-hour')).toMatchObject({ due: at('14:20'), state: 'met' });
	expect(of(study, 'evaluation-deemed')).toMatchObject({ due: at('14:20'), state: 'met' });
	const operative = dueTimes(cms, facts, at('15:00'));
	expect(of(operative, 'evaluation-1-hour')).toMatchObject({ due: at('14:20'), state: 'met' });
	expect(operative.filter(({ state }) => state === 'passed')).toEqual([]);
});
