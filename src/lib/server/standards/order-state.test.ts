import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicationOfEach, applicationsOf, momentsWithin } from './applications';
import { dueTimes } from './clock-rules';
import { bareFacts } from './examples';
import { asksForOrders, orderStates, readOrders, type OrderFacts } from './order-state';
import { allPacks, packOf } from './packs';

const pack = packOf('us-joint-commission-2009');
const begin = Date.parse('2026-06-01T14:00:00Z');
const minute = (after: number): Date => new Date(begin + after * 60_000);
type Part = readonly [from: number, to: number | null];
const facts = (parts: readonly Part[], age = 30) =>
	bareFacts('Europe/London', minute(0), {
		components: parts.map(([from, to]) => ({
			kind: 'physical' as const,
			startedAt: minute(from),
			endedAt: to === null ? null : minute(to)
		})),
		ageYearsAtStart: age,
		deemed: false
	});
const order = (at: number, more: Partial<OrderFacts> = {}): OrderFacts => ({
	id: `${at}`,
	renewal: false,
	obtainedAt: minute(at),
	until: null,
	independent: true,
	inAdvance: false,
	kinds: [],
	...more
});

describe('what follows without a break is one application', () => {
	test.each<[readonly Part[], number[]]>([
		[
			[
				[0, 10],
				[10, 20]
			],
			[2]
		],
		[
			[
				[0, 10],
				[11, 20]
			],
			[1, 1]
		],
		[
			[
				[0, 60],
				[5, 10],
				[30, 90]
			],
			[3]
		],
		[
			[
				[0, null],
				[50, 60]
			],
			[2]
		],
		[
			[
				[30, 40],
				[0, 10]
			],
			[1, 1]
		],
		[[], []]
	])('%j', (parts, sizes) => {
		expect(applicationsOf(facts(parts).components).map(({ length }) => length)).toEqual(sizes);
	});

	test('an order in the break is for what was before, when that had none, else for what comes', () => {
		const applications = applicationsOf(
			facts([
				[0, 10],
				[60, 90]
			]).components
		);
		const of = (...at: number[]) => applicationOfEach(applications, at.map(minute));
		expect(of(20)).toEqual([0]);
		expect(of(5, 20)).toEqual([0, 1]);
		expect(of(20, 55, 65)).toEqual([0, 1, 1]);
		expect(of(-5, 70, 200)).toEqual([0, 1, 1]);
		expect(applicationOfEach([], [minute(5)])).toEqual([-1]);
	});

	test('a visit counts for all that began before it, an order for its own alone', () => {
		const applications = applicationsOf(
			facts([
				[0, 10],
				[20, 40]
			]).components
		);
		const moments = { order: [minute(5), minute(25)], 'lip-in-person': [minute(30)], check: [minute(2)] };
		expect(momentsWithin(applications, 0, moments)).toEqual({
			...{ order: [minute(5)], 'lip-in-person': [minute(30)], check: [minute(2)] }
		});
		expect(momentsWithin(applications, 1, moments)).toEqual({
			...{ order: [minute(25)], 'lip-in-person': [minute(30)], check: [] }
		});
	});
});

test('which packs ask for orders', () => {
	expect(
		allPacks()
			.filter(asksForOrders)
			.map(({ ref }) => ref)
	).toEqual(expect.arrayContaining(['us-cms-482-13e', 'us-joint-commission-2009']));
	expect(asksForOrders(packOf('uk-scotland'))).toBe(false);
	expect(asksForOrders(packOf('au-nsw-dcj-2024'))).toBe(false);
});

describe('how it stands', () => {
	const states = (parts: readonly Part[], orders: readonly OrderFacts[], now: number, age = 30) =>
		orderStates(pack, facts(parts, age), orders, minute(now));

	test.each<[string, readonly Part[], readonly OrderFacts[], number, string]>([
		['nothing yet', [[0, null]], [], 10, 'no-order'],
		['one that stands', [[0, null]], [order(10)], 239, 'stands'],
		['its very last instant', [[0, null]], [order(10)], 240, 'expired'],
		['renewed', [[0, null]], [order(10), order(239, { renewal: true })], 478, 'stands'],
		['let go before it ended', [[0, 100]], [order(10)], 500, 'released-early'],
		['let go at its end', [[0, 240]], [order(10)], 500, 'released'],
		['let go with none', [[0, 5]], [], 10, 'released'],
		['an order that is still to come', [[0, null]], [order(30)], 20, 'no-order'],
		['let go later than now', [[0, 100]], [order(10)], 50, 'stands']
	])('%s', (_, parts, orders, now, expected) => {
		expect(states(parts, orders, now)[0]?.state).toBe(expected);
	});

	test('what began anew stands by itself, and each gap is told', () => {
		const orders = [order(10, { until: minute(60) }), order(70, { renewal: true }), order(400)];
		const [first, second] = states(
			[
				[0, 300],
				[390, null]
			],
			orders,
			500
		);
		expect(first).toMatchObject({ state: 'released-early', gaps: [{ from: minute(60), to: minute(70) }] });
		expect(second).toMatchObject({ state: 'stands', anew: true, endsAt: minute(390 + 240), gaps: [] });
	});

	test('a renewal of nothing, and one that came after the end, say so', () => {
		const read = (orders: readonly OrderFacts[]) =>
			readOrders(pack, facts([[0, null]]), orders).map(({ remarks }) => remarks);
		expect(read([order(10, { renewal: true })])).toEqual([['renews-nothing']]);
		expect(read([order(10), order(241, { renewal: true })])).toEqual([[], ['after-end']]);
	});
});

describe('for any orders', () => {
	const drawn = fc.record({
		at: fc.integer({ min: -30, max: 1500 }),
		renewal: fc.boolean(),
		until: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
		independent: fc.option(fc.boolean(), { nil: null }),
		inAdvance: fc.boolean()
	});
	const orders = fc
		.uniqueArray(drawn, { maxLength: 8, selector: ({ at }) => at })
		.map((all) =>
			all.map(({ at, until, ...one }) =>
				order(at, { ...one, until: until === null ? null : minute(at + until) })
			)
		);
	const age = fc.constantFrom(5, 9, 12, 17, 18, 60);
	const parts = fc
		.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 90 })), {
			minLength: 1,
			maxLength: 4
		})
		.map((all) => {
			let from = 0;
			return all.map(([length, pause]): Part => {
				const part: Part = [from, from + length];
				from += length + pause;
				return part;
			});
		});
	const longest = (years: number): number => (years >= 18 ? 240 : years >= 9 ? 120 : 60);

	test('none is ever lost, and none lasts longer than its pack lets it', () => {
		fc.assert(
			fc.property(parts, orders, age, (uses, given, years) => {
				const read = readOrders(pack, facts(uses, years), given);
				expect(read.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
				for (const one of read.filter(({ counts }) => counts)) {
					const limit = longest(years) * 60_000;
					const applications = applicationsOf(facts(uses, years).components);
					const began = applications[one.application]?.[0]?.startedAt.getTime() ?? 0;
					expect(one.endsAt?.getTime()).toBeLessThanOrEqual(
						Math.max(began, one.obtainedAt.getTime()) + limit
					);
					if (one.until) expect(one.endsAt?.getTime()).toBeLessThanOrEqual(one.until.getTime());
				}
			}),
			{ numRuns: Number(process.env['FOREWORD_PROOF_ORDERS'] ?? 300) }
		);
	});

	test('what does not count changes nothing', () => {
		fc.assert(
			fc.property(parts, orders, age, fc.integer({ min: 0, max: 1600 }), (uses, given, years, now) => {
				const counting = given.filter(({ independent, inAdvance }) => independent === true && !inAdvance);
				const asked = facts(uses, years);
				expect(orderStates(pack, asked, given, minute(now))).toEqual(
					orderStates(pack, asked, counting, minute(now))
				);
			}),
			{ numRuns: Number(process.env['FOREWORD_PROOF_ORDERS'] ?? 300) }
		);
	});

	test('an order and its renewals end when the clock of the pack says that a new one is due', () => {
		const renewals = fc.uniqueArray(fc.integer({ min: 31, max: 1400 }), { maxLength: 8 });
		fc.assert(
			fc.property(renewals, age, (given, years) => {
				const all = [order(30), ...given.map((at) => order(at, { renewal: true }))];
				const asked = {
					...facts([[0, null]], years),
					moments: { order: [minute(30)], renewal: given.map(minute) }
				};
				const now = minute(1400);
				const due = dueTimes(pack, asked, now).find(({ rule }) => rule === 'reorder');
				const [state] = orderStates(pack, asked, all, now);
				if (state?.state === 'stands') expect(due?.next).toEqual(state.endsAt);
				else expect(due?.missed).toBeGreaterThan(0);
				expect(due?.state === 'passed').toBe((state?.gaps.length ?? 0) > 0);
			}),
			{ numRuns: Number(process.env['FOREWORD_PROOF_ORDERS'] ?? 300) }
		);
	});
});
