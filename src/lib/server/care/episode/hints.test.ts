import { expect, test } from 'vitest';
import { wordsFor } from '../../words';
import { hintWords } from './say';
import { hinted } from './sections';

test('every sentence that comes before a field is in the locale files', () => {
	const said = hinted.map((field) => hintWords(wordsFor('en'), field));
	expect(said.filter((text) => /^[a-z-]+:[a-z.-]+$/.test(text))).toEqual([]);
	expect(said.length).toBeGreaterThan(10);
});
