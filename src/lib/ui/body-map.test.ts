import { expect, test } from 'vitest';
import { questionOf } from '../server/questions/set';
import { setOf } from '../server/questions/sets';
import { outlineOf, spotOf } from './body-map';

const groups = questionOf(setOf('debrief-person'), 'body-where')?.groups ?? [];

test('each part that can be picked has a place of its own in its drawing', () => {
	for (const { options } of groups) {
		const taken = options.flatMap((part) => {
			const spot = spotOf(part);
			expect([part, spot]).not.toEqual([part, undefined]);
			expect(outlineOf(part)).toMatch(/^M.*Z$/);
			if (spot === undefined) return [];
			expect(spot.column + spot.wide).toBeLessThanOrEqual(7);
			return Array.from({ length: spot.wide }, (_, more) => `${spot.column + more}/${spot.row}`);
		});
		expect(new Set(taken).size).toBe(taken.length);
	}
});

test('my right hand is on the viewer’s left from the front, and my right heel on their right from behind', () => {
	expect(spotOf('right-hand')?.column).toBe(1);
	expect(spotOf('left-heel')?.column).toBeLessThan(spotOf('right-heel')?.column ?? 0);
});
