import { expect, test } from 'vitest';
import { isCertain, type Alike } from './person';

const sam: Alike = { id: 'a', name: 'Sam Okafor', born: '1991-03-14', recordNumber: '4711' };
const unnumbered: Alike = { ...sam, id: 'b', recordNumber: null };
const asked = { name: 'Sam Okafor', born: '1991-03-14', number: '4711' };

test('name, birth date and number together are beyond doubt', () => {
	expect(isCertain([sam], asked)).toBe(true);
});

test('one person of that name and birth date without a number still has to be picked', () => {
	expect(isCertain([unnumbered], asked)).toBe(false);
	expect(isCertain([unnumbered], { ...asked, number: null })).toBe(false);
});

test('two alike have to be picked', () => {
	expect(isCertain([sam, unnumbered], asked)).toBe(false);
});
