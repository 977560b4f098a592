import { describe, expect, test } from 'vitest';
import type { Audience } from './answer';
import { keptWith, lostIn, narrowed, widens } from './holding';
import type { Reader } from './set';

const seen = (groups: readonly Reader[], named: readonly string[] = []): Audience => ({ groups, named });

describe('who may see it', () => {
	test('more readers are wider; fewer, and the same, are not', () => {
		expect(widens(seen([]), seen(['care-team']))).toBe(true);
		expect(widens(seen(['facilitator']), seen(['facilitator', 'care-team']))).toBe(true);
		expect(widens(seen(['card'], ['ros']), seen(['card'], ['ros', 'ade']))).toBe(true);
		expect(widens(seen(['card'], ['ros']), seen(['card'], ['ros']))).toBe(false);
		expect(widens(seen(['card'], ['ros']), seen([]))).toBe(false);
	});

	test('the team sees what is on the card already, and not the other way round', () => {
		expect(widens(seen(['card']), seen(['care-team']))).toBe(false);
		expect(narrowed(seen(['card']), seen(['care-team']))).toEqual(seen(['care-team']));
		expect(widens(seen(['care-team']), seen(['card']))).toBe(true);
	});

	test('until it is confirmed those see it who could and are still to', () => {
		expect(narrowed(seen(['facilitator'], ['ros']), seen(['facilitator', 'care-team'], ['ade']))).toEqual(
			seen(['facilitator'])
		);
	});
});

describe('what is taken out', () => {
	const value = (...lines: ({ option: string } | { text: string })[]) => ({
		items: lines.map((line, place) => ({ id: String(place), ...line }))
	});

	test('is an option or a line that is there no more, however the rest is ordered', () => {
		const before = value({ option: 'seclusion' }, { text: 'Cold water' });
		expect(lostIn(before, value({ text: 'Cold water' }, { option: 'seclusion' }))).toEqual([]);
		expect(lostIn(before, value({ text: 'Cold baths' }, { option: 'seclusion' }))).toMatchObject([
			{ text: 'Cold water' }
		]);
		expect(lostIn(before, null)).toHaveLength(2);
		expect(lostIn(null, before)).toEqual([]);
	});

	test('stays beside what is new', () => {
		const kept = keptWith(value({ option: 'seclusion' }), value({ option: 'physical' }));
		expect(kept.items.map(({ option }) => option)).toEqual(['seclusion', 'physical']);
	});
});
