import { describe, expect, test } from 'vitest';
import { cardState, isEmptyPlan, pick, type CardFacts } from './intake';

const monday = new Date('2026-03-09T09:00:00Z');
const tuesday = new Date('2026-03-10T09:00:00Z');
const empty: CardFacts = {
	lines: 0,
	changedAt: null,
	told: false,
	hasAccount: false,
	lastReadAt: null,
	readHere: false
};
const full: CardFacts = { ...empty, lines: 4, changedAt: monday, hasAccount: true };

describe('a card at an intake', () => {
	test('nobody has written a plan yet', () => {
		expect(cardState(empty)).toBe('none');
	});

	test('a person who shares nothing is asked, whether or not they wrote something', () => {
		expect(cardState({ ...empty, hasAccount: true })).toBe('ask');
	});

	test('what staff were told stands there until there is more', () => {
		expect(cardState({ ...empty, told: true, hasAccount: true })).toBe('told');
		expect(cardState({ ...full, told: true })).toBe('unread');
	});

	test('it was read at an earlier stay and not at this one', () => {
		expect(cardState({ ...full, lastReadAt: tuesday })).toBe('unread');
	});

	test('it was read here', () => {
		expect(cardState({ ...full, lastReadAt: tuesday, readHere: true })).toBe('read');
	});

	test('the person changed it after it was last read', () => {
		const changed = { ...full, changedAt: tuesday, lastReadAt: monday };
		expect(cardState(changed)).toBe('changed');
		expect(cardState({ ...changed, readHere: true })).toBe('changed');
	});

	test('an empty plan is one of which nothing was told either', () => {
		expect([empty, { ...empty, told: true }, full].map(isEmptyPlan)).toEqual([true, false, false]);
	});
});

describe('picking whose intake it is', () => {
	const alike = ['a', 'b'].map((id) => ({ id, name: 'Lee Brandt', born: '1980-01-02', recordNumber: null }));

	test('two alike need a pick', () => {
		expect(pick(alike, '')).toBeNull();
		expect(pick(alike, 'b')).toEqual({ who: 'known', id: 'b' });
	});

	test('somebody who does not match cannot be picked', () => {
		expect(pick(alike, 'c')).toBeNull();
	});

	test('it may be somebody new although others are alike', () => {
		expect(pick(alike, 'new')).toEqual({ who: 'new' });
	});
});
