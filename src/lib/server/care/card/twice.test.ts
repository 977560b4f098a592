import { expect, test } from 'vitest';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import type { CardDirective, CardWish, Wished } from '../directive/on-card';
import { cardOf, type CardInputs } from './card';
import { bareCard, items, said } from './people.example';

const wish = (name: string, line: string, wished: Wished): CardWish => {
	const question = questionOf(setOf('directive'), name);
	if (!question) throw new Error(name);
	const answer = said(`directive/${name}`, items({ id: 'ahead', text: line }));
	return { question, answer, items: ['ahead'], wished, banner: null };
};
const directive = (...wishes: CardWish[]): CardDirective => ({
	inForce: [],
	withdrawnAt: null,
	wishes,
	speakers: []
});
const linesOf = (more: Partial<CardInputs>) =>
	cardOf(bareCard(more)).sections.flatMap(({ slot, lines }) => lines.map((line) => ({ ...line, slot })));
const both = (wished: Wished) =>
	linesOf({
		answers: [
			said('about-me/worse', items('Being alone.')),
			said('about-me/helps', items({ text: 'music', since: '2026-03-18T03:00:00Z' }))
		],
		directive: directive(wish('never', 'being alone', wished), wish('calm', 'Music', wished))
	});

test('what stands in the directive and in about me is one line, with the weight of the directive', () => {
	expect(both('in-force')).toMatchObject([
		{ slot: 'avoid', text: '“being alone”', must: true, notes: ['directive and about me'] },
		{ slot: 'helps', text: '“Music”', isNew: 'new since 18 March', notes: ['directive and about me'] }
	]);
	expect(both('in-force').map(({ source }) => source?.question)).toEqual([
		'directive/never',
		'directive/calm'
	]);
});

test('while it is not witnessed the line of about me stands, and says where else it is', () => {
	expect(both('not-witnessed')).toMatchObject([
		{ slot: 'avoid', text: '“Being alone.”', notes: ['in the directive too: wish, not yet witnessed'] },
		{ slot: 'helps', text: '“music”' }
	]);
});

test('the same medicine wished for and refused are two lines', () => {
	const lines = linesOf({
		answers: [said('about-me/medicines-helps', items('lorazepam'))],
		directive: directive(wish('medicines-refuse', 'lorazepam', 'in-force'))
	});
	expect(lines.map(({ text }) => text)).toEqual(['refuse “lorazepam”', 'Helps: “lorazepam”']);
});

test('a refusal with an alternative is more than the refusal alone: both stay', () => {
	const lines = linesOf({
		answers: [
			said('about-me/medicines-refuse', items({ text: 'haloperidol', parts: { instead: 'lorazepam' } }))
		],
		directive: directive(wish('medicines-refuse', 'haloperidol', 'in-force'))
	});
	expect(lines).toHaveLength(2);
});

test('who says yes and no with signs of their own is asked in them before anything else', () => {
	const texts = linesOf({
		answers: [
			said('about-me/address', { text: 'Wendy' }),
			said('about-me/stop', { text: 'Eyes shut' }),
			said('about-me/toilet', { text: 'Picture 3' })
		]
	});
	expect(texts.map(({ slot, must }) => [slot, must])).toEqual([
		['stop', true],
		['stop', true],
		['address', false]
	]);
});
