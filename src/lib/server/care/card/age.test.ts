import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../words';
import { isOld, lastConfirmed } from './age';
import { cardOf, isCardOld, type CardInputs } from './card';
import { wordsInAll } from './count';
import { cardPaper } from './paper-view';
import { bareCard, items, said, today, told } from './people.example';

const year = new Date('2025-04-02T09:00:00Z');
const before = new Date(year.getTime() - 1);
const helps = (writtenAt: Date) => said('about-me/helps', items('chew ice'), { writtenAt });
const oldOf = (more: Partial<CardInputs>) => cardOf(bareCard(more)).old;

test('twelve months are counted on the calendar: the same day and moment a year ago is not older', () => {
	expect(isOld(year, today)).toBe(false);
	expect(isOld(before, today)).toBe(true);
	expect(isOld(null, today)).toBe(false);
	const afterLeapDay = new Date('2028-02-29T09:00:00Z');
	expect(isOld(new Date('2027-03-01T09:00:00Z'), afterLeapDay)).toBe(false);
	expect(isOld(new Date('2027-03-01T08:59:59Z'), afterLeapDay)).toBe(true);
});

describe('a card of which the person said nothing for more than twelve months', () => {
	test('is shown whole, with the word to ask', () => {
		const card = cardOf(bareCard({ answers: [helps(before)] }));
		expect(card.old).toBe('over a year old: ask if still right');
		expect(card.sections.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(['“chew ice”']);
		expect(oldOf({ answers: [helps(before)], further: 'own' })).toBe('over a year old');
	});

	test('says nothing of its age where any line was written, signed or confirmed since', () => {
		const answers = [helps(before)];
		expect(oldOf({ answers: [helps(year)] })).toBeNull();
		expect(oldOf({ answers: [...answers, said('about-me/stop', { text: 'Thumb down' })] })).toBeNull();
		expect(oldOf({ answers, signed: new Map([['answer-about-me/helps', today]]) })).toBeNull();
		expect(oldOf({ answers, stillRight: year })).toBeNull();
		expect(oldOf({ answers, stillRight: before })).not.toBeNull();
	});

	test('is not made new by what others wrote, nor by an answer that is not on it', () => {
		const answers = [helps(before)];
		const only = { audience: { groups: [], named: [] } };
		expect(oldOf({ answers, told: [told('about-me/stop', { text: 'hand up' })] })).not.toBeNull();
		expect(oldOf({ answers: [...answers, said('about-me/stop', { text: 'x' }, only)] })).not.toBeNull();
	});

	test('an empty one, and one of things told to staff alone, is never old', () => {
		expect(oldOf({})).toBeNull();
		const lines = told('about-me/stop', { text: 'hand up' }, { writtenAt: before });
		expect(oldOf({ told: [lines] })).toBeNull();
		expect(lastConfirmed(bareCard({ stillRight: before }), [])).toBeNull();
		expect(isCardOld(bareCard())).toBe(false);
	});

	test('stays within 120 words, counting these words, in both languages', () => {
		const much = Array.from({ length: 30 }, (_, n) => `${n} one two three four five`);
		for (const language of ['en', 'ar'] as const) {
			const words = wordsFor(language);
			const answers = [said('about-me/helps', items(...much), { writtenAt: before })];
			const card = cardOf(bareCard({ answers, words }));
			const seen = [
				...[card.name, card.born, card.changed, card.signed, card.old, card.lastLooked, card.moreText],
				...card.sections.flatMap(({ title, lines }) => [title, ...lines.map(({ text }) => text)])
			];
			expect(card.old).not.toBeNull();
			expect(wordsInAll(seen)).toBeLessThanOrEqual(120);
			expect(wordsInAll(seen)).toBeGreaterThan(85);
		}
	});

	test('says so on paper too', () => {
		const words = wordsFor('en');
		const printing = { words, at: today, zone: 'Australia/Sydney', large: false };
		const paper = cardPaper(cardOf(bareCard({ answers: [helps(before)] })), printing, false);
		expect(JSON.stringify(paper)).toContain('over a year old: ask if still right');
	});
});
