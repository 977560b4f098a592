import { expect, test } from 'vitest';
import { component } from './facts.example';
import { putTogether } from './merge';

const at = (time: string) => new Date(`2026-03-14T${time}:00Z`);
const start = component('physical', at('08:05'));

test('two who add different parts of one item are both kept', () => {
	const theirs = { ...start, position: 'Seated' };
	const mine = { ...start, to: at('08:20') };
	expect(putTogether('component', start, theirs, mine)).toEqual({
		...start,
		position: 'Seated',
		to: at('08:20')
	});
});

test('where both changed the same part the newer holds', () => {
	const theirs = { ...start, to: at('08:15') };
	expect(putTogether('component', start, theirs, { ...start, to: at('08:20') })).toMatchObject({
		to: at('08:20')
	});
});

test('two first entries of a single field: what the newer left empty is taken from the other', () => {
	const theirs = { answer: 'yes' as const, words: 'Her wrist hurt.' };
	const mine = { answer: 'no' as const, words: null };
	expect(putTogether('pain-checked', null, theirs, mine)).toEqual({ answer: 'no', words: 'Her wrist hurt.' });
});

test('halves that do not go together are not joined: the newer stands whole', () => {
	const theirs = { ...start, to: at('08:10') };
	const mine = { ...start, from: at('08:12') };
	expect(putTogether('component', start, theirs, mine)).toEqual(mine);
});
