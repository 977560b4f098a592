import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardStates } from './intake';
import { askingOf, askingStates, inOrder, mineOf, mineStates, needOf, needs, type Facts } from './worklist';

const monday = new Date('2026-03-09T09:00:00Z');
const tuesday = new Date('2026-03-10T09:00:00Z');

const facts: fc.Arbitrary<Facts> = fc.record({
	running: fc.boolean(),
	card: fc.constantFrom(...cardStates),
	mine: fc.constantFrom(...mineStates),
	asking: fc.constantFrom(...askingStates),
	openedAt: fc.date({ min: monday, max: tuesday, noInvalidDate: true })
});

describe('the card, for whoever looks at the list', () => {
	test('has changed since they read it, or not', () => {
		expect(mineOf(3, tuesday, monday)).toBe('changed');
		expect(mineOf(3, monday, tuesday)).toBe('read');
	});

	test('is theirs to read although others have', () => {
		expect(mineOf(3, monday, null)).toBe('unread');
		expect(mineOf(0, null, null)).toBe('empty');
	});
});

test('asking about hard things is an offer: it may be made, was made, may be made again, or must not be', () => {
	const offered = { state: 'offered', offeredOn: monday, nextOn: '2026-06-09' } as const;
	expect(askingOf({ state: 'never-offered' })).toBe('offer');
	expect(askingOf({ ...offered, due: false })).toBe('offered');
	expect(askingOf({ ...offered, due: true })).toBe('again');
	expect(askingOf({ state: 'closed', offeredOn: monday })).toBe('closed');
});

test('whoever said "please do not ask me again" never needs asking', () => {
	fc.assert(fc.property(facts, (one) => needOf({ ...one, asking: 'closed' }) !== 'offer'));
});

test('the list holds everybody once, who needs something first, and of those alike who arrived last', () => {
	fc.assert(
		fc.property(fc.array(facts), (rows) => {
			const sorted = inOrder(rows);
			expect(new Set(sorted)).toEqual(new Set(rows));
			expect(sorted).toHaveLength(rows.length);
			for (const [place, row] of sorted.entries()) {
				const next = sorted[place + 1];
				if (next === undefined) continue;
				const [here, there] = [needs.indexOf(needOf(row)), needs.indexOf(needOf(next))];
				expect(here).toBeLessThanOrEqual(there);
				if (here === there) expect(row.openedAt >= next.openedAt).toBe(true);
			}
		})
	);
});

test('a restraint that goes on comes before everything', () => {
	fc.assert(
		fc.property(fc.array(facts, { minLength: 1 }), (rows) => {
			const first = inOrder(rows)[0];
			expect(first?.running).toBe(rows.some(({ running }) => running));
		})
	);
});
