import { expect, test } from 'vitest';
import { contradicts, leftOpen, type RightAfter } from './right-after';

const empty: RightAfter = {
	id: 'a',
	heldAt: new Date('2026-02-03T03:10:00Z'),
	ledBy: 'Nora',
	safe: null,
	hurt: [],
	injuries: null,
	observation: null,
	othersTold: null,
	support: null,
	supportWords: null
};

test('what was left open is named, in the order it is asked', () => {
	expect(leftOpen(empty)).toEqual(['safe', 'hurt', 'observation', 'others-told', 'support']);
	expect(leftOpen({ ...empty, safe: 'not-known', injuries: 'His wrist', othersTold: 'no' })).toEqual([
		'observation',
		'support'
	]);
	expect(
		leftOpen({
			...empty,
			safe: 'yes',
			hurt: ['nobody'],
			observation: 'As before',
			othersTold: 'not-needed',
			support: 'declined'
		})
	).toEqual([]);
});

test('nobody was hurt and somebody was: said, whichever way it was written', () => {
	expect(contradicts({ ...empty, hurt: ['nobody'] })).toBe(false);
	expect(contradicts({ ...empty, hurt: ['nobody', 'staff'] })).toBe(true);
	expect(contradicts({ ...empty, hurt: ['nobody'], injuries: 'A cut' })).toBe(true);
});
