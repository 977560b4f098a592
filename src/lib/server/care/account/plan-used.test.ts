import { expect, test } from 'vitest';
import { compared, staffWord, usedWords, valueOf, wordsOn, type Used } from './plan-used';

test('what is stored is the word on each line and nothing of the line itself', () => {
	const said = new Map<string, Used>([
		['about-me/helps/1', 'used'],
		['about-me/avoid/2', 'not-known']
	]);
	expect(wordsOn(valueOf(said))).toEqual(said);
	expect(JSON.stringify(valueOf(said))).not.toContain('text');
	expect(valueOf(new Map())).toBe(null);
	expect(wordsOn({ items: [{ id: 'a', text: 'own words' }] }).size).toBe(0);
});

test('two sides differ only where both say something, and then neither wins', () => {
	for (const one of [...usedWords, null])
		for (const other of [...usedWords, null]) {
			const both = [one, other].every((word) => word === 'used' || word === 'not-used');
			expect(compared(one, other)).toBe(!both ? 'open' : one === other ? 'same' : 'differ');
			expect(compared(one, other)).toBe(compared(other, one));
		}
});

test('staff wrote tried or followed, each in the words of the other side', () => {
	expect(['tried', 'followed', 'not-tried', 'not-followed', 'not-known', ''].map(staffWord)).toEqual([
		'used',
		'used',
		'not-used',
		'not-used',
		'not-known',
		null
	]);
});
