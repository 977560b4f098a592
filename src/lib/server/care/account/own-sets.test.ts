import { expect, test } from 'vitest';
import { inOrder } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { ownQuestion, picturesFirst } from './own-sets';

const then = new Date('2026-03-14T08:05:00Z');
const zone = 'Australia/Sydney';
const none = { way: null, place: null, company: null };

test('a child is asked five questions, each answered by pictures or faces', () => {
	const five = inOrder(setOf('debrief-child'));
	expect(five).toHaveLength(5);
	for (const { kind, faces } of five) expect(kind === 'picks' || faces === true).toBe(true);
});

test('the pictures come first by the age on the day, by what was wished, or once begun', () => {
	const first = (born: string | null, way: 'talk' | 'pictures' | null = null, answered: string[] = []) =>
		picturesFirst(
			born,
			then,
			zone,
			{ ...none, way },
			answered.map((question) => ({ question }))
		);
	expect([first('2014-03-15'), first('2014-03-14'), first(null)]).toEqual([true, false, false]);
	expect([first('1980-01-01', 'pictures'), first('1980-01-01', 'talk')]).toEqual([true, false]);
	expect(first('1980-01-01', null, ['debrief-child/child-now'])).toBe(true);
});

test('a question of another account is not the person’s own', () => {
	expect(ownQuestion('debrief-child/child-now')?.faces).toBe(true);
	expect(ownQuestion('debrief-beside/beside-saw')).toBeUndefined();
});
