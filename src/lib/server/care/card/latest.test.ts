import { expect, test } from 'vitest';
import { cardOf } from './card';
import { bareCard, items, said } from './people.example';
import { mostWords } from './choose';

const full = 'and it takes many more words than anybody who is in a hurry at a door would like to read';
const long = Array.from({ length: 6 }, (_, n) => ({ text: `Never ${n}: ${full}` }));

const shown = (changes: Record<string, string>) => {
	const answers = [
		said('about-me/never', items(...long)),
		said('about-me/helps', items(...Object.entries(changes).map(([text, since]) => ({ text, since }))))
	];
	const text = JSON.stringify(cardOf(bareCard({ answers })).sections);
	return Object.keys(changes).filter((one) => text.includes(one));
};

test('what changed after the last episode stands on a card that other lines fill beyond its words', () => {
	expect(
		long
			.map(({ text }) => text)
			.join(' ')
			.split(' ').length
	).toBeGreaterThan(mostWords - 20);
	const all = { 'The board stays': '2026-03-18T05:00:00Z', 'The clock first': '2026-03-30T05:00:00Z' };
	expect(shown(all)).toEqual(Object.keys(all));
});

test('what an earlier episode brought gives way; what comes of no episode was never more than a line', () => {
	expect(shown({ Now: '2026-03-18T05:00:00Z', Before: '2026-01-18T05:00:00Z' })).toEqual(['Now']);
	expect(shown({ 'Last year': '2025-03-18T05:00:00Z' })).toEqual([]);
});
