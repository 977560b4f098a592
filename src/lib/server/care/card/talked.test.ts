import { expect, test } from 'vitest';
import { cardOf } from './card';
import { mostWords } from './choose';
import { bareCard, items, said } from './people.example';

const talked = 'talked about 2 March 2026';
const helps = (words: number) => [
	said('about-me/helps', items(Array.from({ length: words }, (_, nth) => `w${nth}`).join(' ')))
];

test('S0-15: the head of the card says when it was talked about, where no line has to make room', () => {
	expect(cardOf(bareCard({ answers: helps(5), talked })).talked).toBe(talked);
	expect(cardOf(bareCard({ answers: helps(5) })).talked).toBeNull();
	// Nobody has anything on the card yet: there is nothing that was talked about.
	expect(cardOf(bareCard({ talked })).talked).toBeNull();
});

test('S0-15: with room for one word less than it needs it is left out, and the lines stay', () => {
	const shown = (words: number) => cardOf(bareCard({ answers: helps(words), talked }));
	const most = Array.from({ length: mostWords }, (_, nth) => nth + 1).filter(
		(words) => shown(words).talked !== null
	);
	expect(most.length).toBeGreaterThan(20);
	const first = shown(most.length + 1);
	expect(first.talked).toBeNull();
	expect(first.lines.more).toBe(0);
});
