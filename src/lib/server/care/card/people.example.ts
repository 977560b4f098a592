import { nobody, type Answer, type Current, type Item, type Value } from '../../questions/answer';
import type { Reader } from '../../questions/set';
import { sets } from '../../questions/sets';
import { wordsFor } from '../../words';
import type { CardInputs } from './card';

export const today = new Date('2026-04-02T09:00:00Z');

/** Inputs of a card about which nothing is known but the name and birth date. */
export const bareCard = (more: Partial<CardInputs> = {}): CardInputs => ({
	sets: sets.values(),
	answers: [],
	told: [],
	renderings: [],
	contacts: [],
	crisis: [],
	supporters: [],
	confirmations: [],
	banners: {},
	setAside: [],
	now: today,
	zone: 'Australia/Sydney',
	words: wordsFor('en'),
	name: 'Tahlia Reid',
	birthDate: '2010-03-14',
	lastLook: null,
	further: 'plan',
	signed: new Map(),
	...more
});

/** An answer that holds, on the card unless said otherwise. */
export const said = (question: string, value: Value, more: Partial<Current> = {}): Current => ({
	id: `answer-${question}`,
	question,
	context: nobody,
	voice: nobody,
	setVersion: 1,
	state: 'answered',
	value,
	language: 'en',
	typedBy: 'tahlia',
	typist: 'Tahlia',
	toldAtIntake: null,
	base: null,
	proposal: null,
	writtenAt: new Date('2026-02-02T01:00:00Z'),
	audience: { groups: ['card'] satisfies Reader[], named: [] },
	...more
});

export const items = (...lines: (string | Partial<Item>)[]): Value => ({
	items: lines.map((line, place) => ({
		id: `item-${place + 1}`,
		...(typeof line === 'string' ? { text: line } : line)
	}))
});

/** What staff were told and typed at an intake. */
export const told = (question: string, value: Value, more: Partial<Answer> = {}): Answer => {
	const { audience: _, ...answer } = said(question, value, {
		id: `told-${question}`,
		typedBy: 'kim',
		typist: 'Kim',
		toldAtIntake: 'an-intake',
		writtenAt: today,
		...more
	});
	return answer;
};
