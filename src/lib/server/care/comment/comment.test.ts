import { expect, test } from 'vitest';
import { wordsFor } from '../../words';
import { entryIn, entryWord, type Comment } from './comment';
import { saidView } from './say';

const id = '0d3f5a52-37f4-4b9b-9c0c-0f6f4d9f9a11';

test('an entry goes into an address and comes back as it was', () => {
	for (const entry of [
		{ kind: 'wish' as const, id, part: '' },
		{ kind: 'episode' as const, id, part: 'told-why' }
	])
		expect(entryIn(entryWord(entry))).toEqual(entry);
});

test('what names no entry is none', () => {
	for (const word of ['', 'wish', 'wish.one', `card.${id}`, `wish.${id}.place`, `episode.${id}.A B`])
		expect(entryIn(word)).toBeNull();
});

test('what was said about one part stands beside that part alone, until it is taken back', () => {
	const words = wordsFor('en');
	const one = (part: string, takenBackAt: Date | null): Comment => ({
		kind: 'episode',
		id,
		part,
		commentId: part,
		words: 'It was longer.',
		language: 'en',
		writtenAt: new Date('2026-03-14T10:00:00Z'),
		takenBackAt
	});
	const beside = saidView(words, 'UTC', [one('place', null), one('harm', new Date('2026-03-15T10:00:00Z'))]);
	expect(beside(id, 'place').map((said) => said.words)).toEqual(['It was longer.']);
	expect(beside(id, 'harm')).toEqual([]);
	expect(beside(id)).toEqual([]);
});
