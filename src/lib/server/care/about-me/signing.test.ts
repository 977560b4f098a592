import { expect, test } from 'vitest';
import { nobody, type Current } from '../../questions/answer';
import { hashOf, since, type Signature } from './signing';

const at = new Date('2026-05-02T09:00:00Z');
const said = (id: string, question: string, text: string, groups: Current['audience']['groups'] = ['card']) =>
	({
		id,
		question,
		context: nobody,
		voice: nobody,
		setVersion: 1,
		state: 'answered',
		value: { text },
		language: 'en',
		typedBy: 'sam',
		typist: 'Sam',
		toldAtIntake: null,
		base: null,
		proposal: null,
		writtenAt: at,
		audience: { groups, named: [] }
	}) satisfies Current;
const stop = said('1', 'about-me/stop', 'Thumb down');
const pain = said('2', 'about-me/pain', 'I hold my side');
const signature = (answers: string[]): Signature => ({
	id: 's',
	answers,
	...{ method: 'typed', words: 'Sam', drawing: null, heardBy: null, heardAs: null, paperOn: null },
	takenBack: false,
	signedAt: at
});

test('the hash is of the words, the readers and nothing else', () => {
	expect(hashOf([stop, pain])).toBe(hashOf([pain, stop]));
	expect(hashOf([stop])).not.toBe(hashOf([stop, pain]));
	expect(hashOf([stop])).not.toBe(hashOf([{ ...stop, value: { text: 'Thumb up' } }]));
	expect(hashOf([stop])).not.toBe(hashOf([{ ...stop, audience: { groups: ['care-team'], named: [] } }]));
	expect(hashOf([stop])).toMatch(/^[0-9a-f]{64}$/);
});

test('what was never signed has no "since"', () => {
	expect(since(null, [stop], new Map())).toBeNull();
});

test('what is new is told apart from what is different', () => {
	const other = { ...stop, id: '3', value: { text: 'Both hands up' } };
	const earlier = new Map([['1', 'about-me/stop']]);
	expect(since(signature(['1']), [stop], earlier)).toEqual({ signedAt: at, added: [], changed: [] });
	expect(since(signature(['1']), [other, pain], earlier)).toEqual({
		signedAt: at,
		added: ['about-me/pain'],
		changed: ['about-me/stop']
	});
});
