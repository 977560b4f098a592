import { expect, test } from 'vitest';
import { typedWords } from './typed-words';

test('shows what was written and none of our own codes', () => {
	const fields = {
		key: ['7c1f'],
		base: [''],
		state: ['answered'],
		pick: ['walk'],
		'item-1': ['Doors that bang'],
		'item-1-id': ['2b1e'],
		'item-2': [' '],
		note: ['بعد الدواء'],
		audience: ['card', 'care-team']
	};
	expect(typedWords(fields)).toEqual(['Doors that bang', 'بعد الدواء']);
});
