import { expect, test } from 'vitest';
import { factIn, factWord, mayPropose, type Fact } from './again';

const id = '5b0b3f2e-6d5e-4a55-9d2b-0d6f6e0d1a11';
const fact: Fact = { kind: 'episode', id, at: new Date('2026-05-03T10:00:00Z'), question: null };
const no = { id: 'p', at: new Date('2026-03-18T10:00:00Z') };

test('a no holds until something new is named, and what is named is newer than the no', () => {
	expect(mayPropose(null, null)).toBe('yes');
	expect(mayPropose(no, null)).toBe('said-no');
	expect(mayPropose(no, fact)).toBe('yes');
	expect(mayPropose({ ...no, at: fact.at }, fact)).toBe('not-new');
	expect(mayPropose({ ...no, at: new Date('2026-06-01T00:00:00Z') }, fact)).toBe('not-new');
});

test('a form names one of the facts there are, and nothing else', () => {
	expect(factIn(factWord(fact), [fact])).toBe(fact);
	for (const word of ['', 'episode', `change:${id}`, `episode:${id}x`, 'episode:'])
		expect(factIn(word, [fact])).toBeNull();
});
