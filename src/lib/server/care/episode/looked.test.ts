import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packOf } from '../../standards/packs';
import { prohibitedUses } from '../../standards/prohibitions';
import { CHECK_ITEMS, type CheckItem } from '../../standards/vocabulary';
import { isUrgent, methods, signs, states } from './check-fields';
import type { Value } from './fields';
import { book, component } from './facts.example';
import { endingOf, planProblem, type ToJudge } from './judge';
import { itemsNow, lookedOf } from './looked';
import { packFactsOf } from './pack-facts';
import { readStored, readTyped } from './read';

const start = Date.parse('2026-03-14T08:00:00Z');
const at = (minute: number): Date => new Date(start + minute * 60_000);
const about = {
	zone: 'Australia/Sydney',
	startedAt: at(0),
	recordMadeAt: at(0),
	ageYearsAtStart: 40,
	veryBad: [],
	alsoWritten: []
};
type Written = ReturnType<typeof book>;
const judged = ({ facts }: Written, pack: string, more: Partial<ToJudge> = {}): ToJudge => ({
	facts,
	asked: packFactsOf(facts, about),
	pack: packOf(pack),
	...more
});
const shut = (to: number | null = null): Written => {
	const written = book(at(0));
	written.enter('component', component('seclusion', at(0), to === null ? null : at(to)), { item: 'one' });
	return written;
};
const none = Object.fromEntries(
	CHECK_ITEMS.flatMap((item) => [
		[item, null],
		[`${item}-words`, null]
	])
);
const check = (minute: number, more: Partial<Value<'check'>> = {}): Value<'check'> =>
	readStored('check', { ...none, method: 'in-room', ...more, at: at(minute).toISOString() });
const every = (from: number, minutes: '10' | '15' | '60', items: CheckItem[] | null = null) => ({
	from: at(from),
	every: minutes,
	items,
	by: null,
	why: null
});

describe('the monitoring rows of the standards', () => {
	test('S1-11: something of it is due right at the start, and a check meets it', () => {
		const written = shut();
		const jc = () => lookedOf(judged(written, 'us-joint-commission-2009'), at(3));
		expect(jc().firsts[0]).toMatchObject({ rule: 'seven-items', from: at(0), done: null });
		written.enter('check', check(2), { item: 'a' });
		expect(jc().firsts[0]?.done).toEqual(at(2));
		expect(lookedOf(judged(written, 'us-joint-commission-2025'), at(3)).firsts).toEqual([]);
	});

	test('S1-11: what begins anew in the same record is looked at anew', () => {
		const written = shut(10);
		written.enter('check', check(2), { item: 'a' });
		written.enter('component', component('seclusion', at(30)), { item: 'again' });
		const firsts = (minute: number) =>
			lookedOf(judged(written, 'us-joint-commission-2009'), at(minute)).firsts.map((one) => [
				one.from,
				one.done,
				one.open
			]);
		expect(firsts(31)).toEqual([
			[at(0), at(2), false],
			[at(30), null, true]
		]);
		written.enter('check', check(32), { item: 'b' });
		expect(firsts(33)[1]).toEqual([at(30), at(32), true]);
	});

	test('S1-13: where no rule says it, what the unit set holds, until the team sets another pace', () => {
		const written = shut();
		const unit = { settings: { 'checks-every': '15' } } as const;
		const next = () => lookedOf(judged(written, 'us-joint-commission-2009', unit), at(3)).schedule.next;
		expect(next()).toEqual(at(15));
		expect(lookedOf(judged(written, 'us-joint-commission-2009'), at(3)).schedule.next).toBeNull();
		written.enter('check-plan', every(2, '60'), { item: 'pace' });
		expect(next()).toEqual(at(60));
	});

	test('S1-11: every check is a moment of the packs, the first one too', () => {
		const written = shut();
		written.enter('check', check(4), { item: 'b' });
		written.enter('check', check(2), { item: 'a' });
		const { moments } = packFactsOf(written.facts, about);
		expect([moments.check, moments['first-check']]).toEqual([
			[at(2), at(4)],
			[at(2), at(4)]
		]);
	});

	test.each([
		['us-joint-commission-2009', 7],
		['us-joint-commission-2025', 5],
		['uk-scotland', 0]
	])('S1-12, S3-14, X4: %s asks for %i items first, and all seven are offered', (pack, count) => {
		const items = itemsNow(judged(shut(), pack), at(1));
		expect(items.map(({ required }) => required)).toEqual(CHECK_ITEMS.map((_, place) => place < count));
		expect(items.map(({ item }) => item).sort()).toEqual([...CHECK_ITEMS].sort());
	});

	test('S1-13: an item has a pace of its own, and is not due before', () => {
		const written = shut();
		written.enter('check-plan', every(0, '60', ['vital-signs']), { item: 'p' });
		const vital = (minute: number) =>
			itemsNow(judged(written, 'us-joint-commission-2009'), at(minute)).find(
				({ item }) => item === 'vital-signs'
			);
		expect(vital(5)?.notBefore).toBeNull();
		written.enter('check', check(5, { 'vital-signs': 'fine' }), { item: 'a' });
		written.enter('check', check(20, { 'vital-signs': 'asleep' }), { item: 'b' });
		expect(vital(30)?.notBefore).toEqual(at(65));
		expect(vital(65)?.notBefore).toBeNull();
		// The check as a whole has no pace of its own by this.
		expect(lookedOf(judged(written, 'us-joint-commission-2009'), at(30)).schedule.next).toBeNull();
	});

	test('S1-13, S1-14: asleep, not due and not safe are looks; none of them is a missed check', () => {
		const written = shut(60);
		written.enter('check-plan', every(0, '15'), { item: 'p' });
		written.enter('check', check(15, { injury: 'asleep', method: 'window' }), { item: 'a' });
		written.enter('check', check(30, { injury: 'not-due' }), { item: 'b' });
		written.enter('check', check(45, { injury: 'not-safe', 'injury-words': 'Kicking' }), { item: 'c' });
		const { gaps, schedule } = lookedOf(judged(written, 'us-joint-commission-2009'), at(90));
		expect(gaps).toEqual([]);
		expect(schedule.rows).toHaveLength(3);
	});

	test('a late check is taken, with both times', () => {
		const written = shut();
		written.enter('check-plan', every(0, '15'), { item: 'p' });
		written.enter('check', check(22), { item: 'a', happenedAt: at(22), enteredAt: at(50) });
		const { schedule, gaps } = lookedOf(judged(written, 'us-joint-commission-2009'), at(30));
		expect(schedule.rows).toEqual([{ after: at(0), due: at(15), done: at(22), lateMs: 7 * 60_000 }]);
		expect(gaps).toEqual([{ from: at(0), to: at(22), lateMs: 7 * 60_000 }]);
	});

	test('a pack that says how often sets the most, and so does one in force beside it', () => {
		const [clock] = packOf('au-nsw-dcj-2024').clocks;
		if (!clock) throw new Error('a pack with clocks');
		const own = { ...clock, id: 'look-in', metBy: 'check' as const, every: 10, minutes: 10 };
		const written = shut();
		written.enter('check-plan', every(0, '60'), { item: 'p' });
		const pack = { ...packOf('uk-scotland'), clocks: [own] };
		expect(lookedOf(judged(written, 'uk-scotland', { pack }), at(5)).schedule.next).toEqual(at(10));
		const settings = { packs: { beside: ['us-joint-commission-2009'] } };
		const two = judged(written, 'us-joint-commission-2025', { settings });
		expect(itemsNow(two, at(5)).every(({ required }) => required)).toBe(true);
		expect(lookedOf(two, at(5)).firsts[0]?.pack.ref).toBe('us-joint-commission-2009');
		const value = { at: at(1), how: 'camera-both' as const, after: '0' as const, who: null };
		expect(planProblem(two, value)).toBe(true);
		expect(planProblem(judged(written, 'us-joint-commission-2025'), value)).toBe(false);
	});

	test('S1-16, S1-17: a check by camera alone is flagged when the pack asks for somebody in person', () => {
		const written = shut();
		written.enter('check', check(10, { method: 'camera-both' }), { item: 'early' });
		written.enter('check', check(61, { method: 'camera-both' }), { item: 'late' });
		written.enter('check', check(62, { method: 'camera-picture' }), { item: 'silent' });
		const { byCamera } = lookedOf(judged(written, 'us-joint-commission-2009'), at(70));
		expect([...byCamera].sort()).toEqual(['early', 'silent']);
	});

	test('S4-21: a need denied at any check makes it prohibited in disability services', () => {
		const written = shut();
		const needs = { bedding: 'yes', water: 'no', climate: 'yes', toilet: 'yes' } as const;
		written.enter('key-needs', { at: at(3), ...needs }, { item: 'a' });
		const { asked, pack } = judged(written, 'au-nsw-dcj-2024');
		expect(asked.keyNeedsDenied).toEqual(['water']);
		expect(prohibitedUses(pack, asked).some(({ state }) => state === 'prohibited')).toBe(true);
		expect(asked.moments.check).toEqual([at(3)]);
	});

	test('S3-15: a sign of danger asks to stop, and breathing is one', () => {
		expect(signs.filter(isUrgent)).toEqual([
			'breathing',
			'colour',
			'chest-pain',
			'not-answering',
			'vomiting'
		]);
	});

	test('S3-16, S3-25: how long it went on after what ends it was there', () => {
		const written = shut();
		const ending = (minute: number) => endingOf(judged(written, 'us-joint-commission-2025'), at(minute));
		expect(ending(10)).toBeNull();
		written.enter('criteria-met', { at: at(20), by: null, why: 'No staff' });
		expect(ending(35)).toMatchObject({ endedAt: null, delayMs: 15 * 60_000, why: 'No staff' });
		written.enter('ended', { at: at(30), by: 'Dana', why: null });
		expect(ending(90)).toMatchObject({ endedAt: at(30), delayMs: 10 * 60_000 });
		written.enter('criteria-met', { at: at(40), by: null, why: null });
		expect(ending(90)?.delayMs).toBe(0);
	});
});

test('something found needs words and something not safe a reason; nothing else does, whatever the states', () => {
	const state = fc.constantFrom('', ...states);
	const said = fc.constantFrom('', 'Words');
	fc.assert(
		fc.property(fc.array(fc.tuple(state, said), { minLength: 7, maxLength: 7 }), (drawn) => {
			const raw = Object.fromEntries(
				CHECK_ITEMS.flatMap((item, place) => [
					[item, drawn[place]?.[0] ?? ''],
					[`${item}-words`, drawn[place]?.[1] ?? '']
				])
			);
			const read = readTyped('check', { ...raw, at: 'now', method: methods[0] }, () => at(1), at(2));
			const open = CHECK_ITEMS.filter((item) =>
				['found', 'not-safe'].includes(raw[item] ?? '') ? raw[`${item}-words`] === '' : false
			);
			expect(read.ok ? [] : Object.keys(read.problems).sort()).toEqual(
				open.map((item) => `${item}-words`).sort()
			);
		})
	);
});
