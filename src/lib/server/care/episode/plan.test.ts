import { expect, test } from 'vitest';
import { items, said } from '../card/people.example';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import type { CardLine } from '../crisis-plan/card-acts';
import type { CardWish } from '../directive/on-card';
import { planLines } from './plan';

const wish = (name: string, wished: CardWish['wished'], more: Partial<CardWish> = {}): CardWish => {
	const question = questionOf(setOf('directive'), name);
	if (question === undefined) throw new Error(name);
	const answer = said(`directive/${name}`, items('Do not use my belt'));
	return { question, answer, items: ['item-1'], wished, banner: null, ...more };
};

const agreed = (topic: string, slot: CardLine['slot']): CardLine => ({
	line: topic,
	source: { question: `crisis-plan/${topic}`, item: topic, answerId: `wording-${topic}` },
	text: 'Sit with me',
	language: 'en',
	slot,
	around: null,
	at: new Date('2026-03-01T10:00:00Z')
});

const asked = (wishes: CardWish[], crisis: CardLine[]): (readonly [string, string, string])[] =>
	planLines(setOf('about-me'), [said('about-me/avoid', items('Shouting'))], { wishes, crisis }).map(
		({ kind, question, shown }) => [kind, question, shown]
	);

const avoid = ['wish', 'about-me/avoid', 'answer-about-me/avoid'];

test('an episode is asked about what counts of a directive, before what the person says of any day', () => {
	expect(asked([wish('never', 'in-force'), wish('calm', 'to-confirm')], [])).toEqual([
		['wish', 'directive/never', 'answer-directive/never'],
		['strategy', 'directive/calm', 'answer-directive/calm'],
		avoid
	]);
});

test('not about what nobody signed or witnessed, and not twice about a line of two directives', () => {
	expect(asked([wish('never', 'not-witnessed'), wish('calm', 'not-signed')], [])).toEqual([avoid]);
	expect(asked([wish('never', 'in-force'), wish('never', 'in-force')], [])).toHaveLength(2);
});

test('and about agreed lines of the crisis plan that say what to do, by the wording that stood', () => {
	expect(
		asked([], [agreed('early-signs', 'signs'), agreed('helped', 'helps'), agreed('crisis-do', 'helps')])
	).toEqual([
		['strategy', 'crisis-plan/helped', 'wording-helped'],
		['wish', 'crisis-plan/crisis-do', 'wording-crisis-do'],
		avoid
	]);
});
