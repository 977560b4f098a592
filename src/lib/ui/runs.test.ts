import { expect, test } from 'vitest';
import { directionOf } from '../bidi';
import { runs } from './runs';

const numbers = (text: string) => runs(text).flatMap((run) => (run.number ? [run.text] : []));

test.each([
	['خط المترجم 020 7946 0123', ['020 7946 0123']],
	['Huda +44 20 7946 0999 or 01632 960 001', ['+44 20 7946 0999', '01632 960 001']],
	['lorazepam 2 mg at 02:14', []],
	['ward 7, bed 12', []],
	['', []]
])('numbers in %j', (text, found) => {
	expect(numbers(text)).toEqual(found);
	expect(
		runs(text)
			.map((run) => run.text)
			.join('')
	).toBe(text);
});

test.each([
	['\u2068\u2068Priya Nair, Nurse\u2069\u2069: اطلاع على بطاقتك', 'rtl'],
	['\u2068سمير\u2069: looked at the card', 'ltr'],
	['\u2068Kim\u2069, 14:05', 'auto'],
	['كما كتبه أحد', 'auto']
])('a sentence with a name in it goes its own way: %j', (text, direction) => {
	expect(directionOf(text)).toBe(direction);
});
