import { describe, expect, test } from 'vitest';
import { ordersOf } from '../../src/lib/server/care/episode/order-moments';
import { dueTimes } from '../../src/lib/server/standards/clock-rules';
import { orderStates, readOrders } from '../../src/lib/server/standards/order-state';
import { packOf } from '../../src/lib/server/standards/packs';
import { bornFor, hours, recorded } from './recorded';

const joint = packOf('us-joint-commission-2009');
const cms = packOf('us-cms-482-13e');
type Story = ReturnType<typeof recorded>;
const at = (story: Story, rule: string, now: number, pack = joint) =>
	dueTimes(pack, story.asked(), hours(now)).find((due) => due.rule === rule);
const orders = (story: Story, now: number, pack = joint) =>
	orderStates(pack, story.asked(), ordersOf(story.facts), hours(now));

const adult = bornFor(30);
const youth = bornFor(12);
const child = bornFor(8);
const everybody = [
	['an adult', adult, 4, 4, 8],
	['a youth', youth, 2, 2, 4],
	['a child', child, 1, 2, 4]
] as const;

describe.each(everybody)('S1-10: table 1.2a, as the form records it: %s', (_, born, lasts, seen, again) => {
	test.each([true, false])('order obtained within 1 h (deemed: %s)', (deemed) => {
		const early = recorded(born, deemed).order(1);
		expect(at(early, 'order-1-hour', 2)).toMatchObject({ due: hours(1), state: 'met' });
		const late = recorded(born, deemed).order(1 + 1 / 60);
		expect(at(late, 'order-1-hour', 2)).toMatchObject({ state: 'passed', lateByMinutes: 1 });
	});

	test('seen in person by a licensed practitioner: deemed 1 h, else by age', () => {
		expect(at(recorded(born, true), 'evaluation-deemed', 0.1)?.due).toEqual(hours(1));
		const story = recorded(born, false);
		expect(at(story, 'evaluation-not-deemed', 0.1)?.due).toEqual(hours(seen));
		expect(at(story.evaluation(seen, 'independent'), 'evaluation-not-deemed', seen + 1)?.state).toBe('met');
	});

	test('a visit that was no visit meets nothing: by telephone, or by somebody else', () => {
		const story = recorded(born, false)
			.evaluation(0.2, 'independent', 'no')
			.evaluation(0.3, 'trained-nurse')
			.evaluation(0.4, 'qualified-staff')
			.evaluation(0.5, 'other');
		expect(at(story, 'evaluation-not-deemed', seen + 1)?.state).toBe('passed');
	});

	test('the first order lasts so long from the start, whenever in the hour it came', () => {
		const [state] = orders(recorded(born, false).order(0.5), 0.6);
		expect(state).toMatchObject({ state: 'stands', endsAt: hours(lasts) });
		expect(orders(recorded(born, false).order(0.5), lasts)[0]?.state).toBe('expired');
	});

	test('released before it ended: 24 h when not deemed, and never carried over to a new start', () => {
		const story = recorded(born, false, lasts - 0.1).order(0.5);
		expect(at(story, 'evaluation-released-early', 30)?.due).toEqual(hours(24));
		expect(orders(story, 30)[0]?.state).toBe('released-early');
		const later = story.again(lasts + 1);
		expect(orders(later, lasts + 1.1)).toMatchObject([
			{ state: 'released-early' },
			{ state: 'no-order', anew: true, startedAt: hours(lasts + 1) }
		]);
		const due = dueTimes(joint, later.asked(), hours(lasts + 1.1));
		expect(due.filter(({ rule }) => rule === 'order-1-hour').map((one) => one.due)).toEqual([
			hours(1),
			hours(lasts + 2)
		]);
		const deemed = recorded(born, true, lasts - 0.1);
		expect(at(deemed, 'evaluation-released-early', 30)).toBeUndefined();
		expect(at(deemed, 'evaluation-deemed', 30)?.due).toEqual(hours(1));
	});

	test('ordered anew and evaluated by qualified staff in every so many hours', () => {
		const kept = { evaluator: 'Kim Osei', evaluatorIs: 'qualified-staff', inPerson: 'yes' };
		const story = recorded(born, false)
			.order(0.5)
			.renewal(lasts, kept)
			.renewal(2 * lasts, kept);
		expect(at(story, 'reorder', 2.5 * lasts)).toMatchObject({ state: 'running', due: hours(3 * lasts) });
		expect(at(story, 'staff-evaluation', 2.5 * lasts)).toMatchObject({
			state: 'running',
			due: hours(3 * lasts)
		});
		const bare = recorded(born, false).order(0.5);
		expect(at(bare, 'reorder', 2.5 * lasts)).toMatchObject({ missed: 2, due: hours(lasts) });
		expect(at(bare, 'staff-evaluation', 2.5 * lasts)).toMatchObject({ missed: 2 });
	});

	test('seen again in person by a licensed practitioner; with a renewal counts as well', () => {
		const story = recorded(born, false).evaluation(0.5, 'independent');
		expect(at(story, 'reevaluation', again + 0.5)).toMatchObject({ missed: 1, due: hours(again) });
		story.renewal(again - 0.5, { evaluator: 'Dr Lee Park', evaluatorIs: 'independent', inPerson: 'yes' });
		expect(at(story, 'reevaluation', again + 0.5)).toMatchObject({
			...{ missed: 0, due: hours(2 * again - 0.5) }
		});
	});

	test('the federal rule: seen within 1 h also by a trained nurse, and after 24 h a new examination', () => {
		const story = recorded(born, true).order(0.5).evaluation(0.9, 'trained-nurse');
		expect(at(story, 'evaluation-1-hour', 2, cms)?.state).toBe('met');
		expect(at(story, 'renewal', 0.6, cms)?.due).toEqual(hours(lasts));
		expect(at(story, 'after-24-hours', 25, cms)).toMatchObject({ due: hours(24), state: 'passed' });
	});
});

describe('what is written and counts for nothing', () => {
	test.each([
		['as needed', { advance: 'as-needed' }, 'in-advance'],
		['standing', { advance: 'standing' }, 'in-advance'],
		['by somebody who may not order', { independent: 'no' }, 'not-independent'],
		['by somebody nobody knows of whether they may', { independent: 'not-known' }, 'independent-not-known']
	])('an order %s', (_, more, remark) => {
		const story = recorded(adult, false).order(0.5, more);
		expect(at(story, 'order-1-hour', 1.5)?.state).toBe('passed');
		expect(orders(story, 0.6)[0]?.state).toBe('no-order');
		const [read] = readOrders(joint, story.asked(), ordersOf(story.facts));
		expect(read).toMatchObject({ counts: false, remarks: [remark] });
	});
});

test('an order for longer ends by the pack, one for shorter ends as they said; both are kept', () => {
	const longer = recorded(youth, false);
	longer.order(0.5, { until: longer.typed(6) });
	const [read] = readOrders(joint, longer.asked(), ordersOf(longer.facts));
	expect(read).toMatchObject({ until: hours(6), endsAt: hours(2), remarks: ['longer-than-pack'] });
	const shorter = recorded(youth, false);
	shorter.order(0.5, { until: shorter.typed(1) });
	expect(orders(shorter, 1.5)[0]).toMatchObject({ state: 'expired', endsAt: hours(1) });
	expect(orders(shorter, 1.5)[0]?.gaps).toEqual([{ from: hours(1), to: null }]);
});

test('an order for one thing does not name another', () => {
	const story = recorded(adult, false).order(0.5, { kinds: ['seclusion'] });
	expect(orders(story, 1)[0]?.notOrdered).toEqual(['mechanical']);
	expect(orders(story.renewal(3, { kinds: ['mechanical'] }), 3.5)[0]?.notOrdered).toEqual([]);
});

test('the age of somebody is that of each order, also when it changes while it goes on', () => {
	// Midnight in New York is 14 hours after the start.
	const turning = recorded('2008-06-02', false);
	for (let after = 2; after <= 14; after += 2) turning.renewal(after);
	turning.renewal(18);
	const read = readOrders(joint, turning.order(0.5).asked(), ordersOf(turning.facts));
	expect(read.map(({ age }) => age)).toEqual([17, 17, 17, 17, 17, 17, 17, 18, 18]);
	expect(read.slice(-2).map(({ endsAt }) => endsAt)).toEqual([hours(18), hours(22)]);
	expect(at(turning, 'reorder', 19)).toMatchObject({ missed: 0, due: hours(22) });
	const nine = recorded('2017-06-02', false).order(0.5).renewal(13.5).renewal(14);
	expect(readOrders(joint, nine.asked(), ordersOf(nine.facts)).map(({ endsAt }) => endsAt)).toEqual([
		hours(1),
		hours(14.5),
		hours(16)
	]);
});

test('the same visit written by itself and with a renewal is one visit', () => {
	const story = recorded(adult, false)
		.evaluation(3, 'independent')
		.renewal(3, { evaluator: 'Dr Lee Park', evaluatorIs: 'independent', inPerson: 'yes' });
	expect(story.asked().moments['lip-in-person']).toEqual([hours(3)]);
});
