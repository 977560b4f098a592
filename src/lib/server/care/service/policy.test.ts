import { expect, test } from 'vitest';
import { editionAt, paragraphsOf } from './policy';

const day = (of: number): Date => new Date(Date.UTC(2026, 2, of));
const edition = (id: string, from: number, entered = from) => ({
	id,
	holdsFrom: day(from),
	enteredAt: day(entered)
});
const held = (
	editions: Parameters<typeof editionAt<ReturnType<typeof edition>>>[0],
	at: number,
	known = at
) => editionAt(editions, day(at), day(known))?.id ?? null;

test('S0-10: the edition that holds is the newest that had begun', () => {
	const editions = [edition('first', 2), edition('second', 9), edition('to come', 20, 10)];
	expect([1, 2, 8, 9, 15, 25].map((at) => held(editions, at))).toEqual([
		null,
		'first',
		'first',
		'second',
		'second',
		'to come'
	]);
});

test('of two from the same day the one entered later holds', () => {
	expect(held([edition('wrong', 2), edition('mended', 2, 3)], 5)).toBe('mended');
});

test('a record keeps the edition that was there when it was made, whatever is entered about that day later', () => {
	const editions = [edition('first', 2), edition('put back in time', 4, 12)];
	expect(held(editions, 5)).toBe('first');
	expect(held(editions, 5, 13)).toBe('put back in time');
});

test('an empty line parts two paragraphs', () => {
	expect(paragraphsOf('We ask first.\nAlways.\n\n \nThen we wait.\n')).toEqual([
		'We ask first.\nAlways.',
		'Then we wait.'
	]);
});
