import { describe, expect, test } from 'vitest';
import { sets } from '../../questions/sets';
import { wordsFor } from '../../words';
import { cardOf, type Card, type CardInputs } from './card';
import { bareCard, items, said } from './people.example';

const card = (more: Partial<CardInputs>): Card => cardOf(bareCard(more));
const part = ({ sections }: Card, slot: string): string[] =>
	sections.find((one) => one.slot === slot)?.lines.map(({ text }) => text) ?? [];
const optionsOf = (id: string): readonly string[] =>
	sets.get('about-me')?.questions.find((question) => question.id === id)?.options ?? [];

describe('what the guidance of NSW asks of a plan, on the card', () => {
	test('S4-29: what to do before something hard stands with what it is for', () => {
		const triggers = said('about-me/triggers', items({ id: 'dinner', text: 'dinner moves' }));
		const prepare = said(
			'about-me/prepare',
			items({ text: 'tell me ten minutes before', about: { id: 'dinner', text: 'dinner moves' } })
		);
		const [line] = part(card({ answers: [triggers, prepare] }), 'helps');
		expect(line).toContain('dinner moves');
		expect(line).toContain('tell me ten minutes before');
	});

	test('S4-30: the senses are picked by channel of the body, or in own words', () => {
		expect(optionsOf('sensory').slice(0, 4)).toEqual(['push-pull', 'mouth', 'hands', 'deep-pressure']);
		const channels = ['push-pull', 'mouth', 'hands', 'deep-pressure'].map((option) => ({ option }));
		const sensory = said('about-me/sensory', items(...channels, 'my spinning toy'));
		expect(part(card({ answers: [sensory] }), 'helps')).toEqual([
			'Pushing or pulling',
			'Chewing or blowing',
			'Something to hold or squeeze',
			'Something heavy on me',
			'“my spinning toy”'
		]);
	});

	test.each(['en', 'ar'])(
		'S4-31: a place to go to says each time that they can leave it (%s)',
		(language) => {
			const picked = optionsOf('places').map((option) => ({ option }));
			const places = said('about-me/places', items(...picked, 'the shed'));
			const lines = part(card({ answers: [places], words: wordsFor(language) }), 'helps');
			expect(lines).toHaveLength(picked.length + 1);
			const free = { en: ', and I can leave', ar: '، ويمكنني الخروج متى أردت' }[language] ?? '?';
			for (const line of lines) expect(line.endsWith(free)).toBe(true);
			if (language === 'en') expect(lines[0]).toBe('A comfort room, door open, and I can leave');
		}
	);

	test('S4-33: "do not leave me alone" stands on the card however much else there is to say', () => {
		const much = Array.from({ length: 8 }, (_, n) => `${n} ${'word '.repeat(14).trim()}`);
		const full = [
			said('about-me/do', items(...much)),
			said('about-me/helps', items(...much)),
			said('about-me/worse', items(...much)),
			said('about-me/avoid', items(...much, { option: 'leave-alone' }))
		];
		const shown = card({ answers: full });
		expect(shown.lines.more).toBeGreaterThan(10);
		expect(part(shown, 'avoid')).toContain('Leaving me alone');
	});

	test('S4-35: what is very bad for them stands there in their own words', () => {
		const veryBad = said('about-me/very-bad', items({ option: 'seclusion' }));
		expect(part(card({ answers: [veryBad] }), 'if-it-happens')).not.toEqual([]);
	});
});
