import { expect, test } from 'vitest';
import type { Current } from '../../questions/answer';
import { setOf } from '../../questions/sets';
import { changesBetween } from './changes';
import { askedUnder, itemsOf, partsFor, withWholeQuestions } from './directive';
import { wordsFor } from '../../words';
import { hashOf, textOf, wordingOf } from './text';

const at = new Date('2026-01-12T10:00:00Z');
const answer = (name: string, value: Current['value'], groups: Current['audience']['groups']): Current => ({
	id: name,
	question: `directive/${name}`,
	context: 'v1',
	voice: '',
	setVersion: 1,
	state: 'answered',
	value,
	language: 'en',
	typedBy: '',
	typist: '',
	toldAtIntake: null,
	base: null,
	proposal: null,
	writtenAt: at,
	audience: { groups, named: [] }
});
const refuse = answer(
	'medicines-refuse',
	{
		items: [
			{ id: 'a', text: 'haloperidol' },
			{ id: 'b', text: 'x' }
		]
	},
	['card']
);

test('what is shared is a wish from when it was written; what is kept to oneself is none', () => {
	const items = itemsOf('v1', [refuse, answer('bills', { text: 'Moira' }, [])]);
	expect(items.map(({ id, wishedAt }) => [id, wishedAt])).toEqual([
		['v1 directive/medicines-refuse a', at],
		['v1 directive/medicines-refuse b', at],
		['v1 directive/bills', null]
	]);
});

test('the same words in another version are the same content; other words are not', () => {
	const [first] = itemsOf('v1', [refuse]);
	const [same] = itemsOf('v2', [refuse]);
	const [other] = itemsOf('v2', [{ ...refuse, value: { items: [{ id: 'a', text: 'lorazepam' }] } }]);
	expect(same?.content).toBe(first?.content);
	expect(other?.content).not.toBe(first?.content);
});

test('dates and choices about the paper are no lines that could be taken back', () => {
	const about = ['starts-on', 'review-on'].map((name) => answer(name, { date: '2027-01-01' }, ['care-team']));
	expect(itemsOf('v1', [...about, answer('withdraw-incapable', { choice: 'no' }, [])])).toEqual([]);
});

test('a question is taken back with all its lines, and its lines one by one', () => {
	const items = itemsOf('v1', [refuse]);
	expect(partsFor('v1', ['directive/medicines-refuse'], items)).toHaveLength(2);
	expect(partsFor('v1', ['directive/medicines-refuse b', 'choice'], items)).toEqual([
		'v1 directive/medicines-refuse b',
		'choice'
	]);
	expect(partsFor('v1', null, items)).toBeNull();
	expect(withWholeQuestions('v1', ['directive/medicines-refuse b'], items)).toEqual([
		'directive/medicines-refuse b'
	]);
	const both = ['directive/medicines-refuse a', 'directive/medicines-refuse b'];
	expect(withWholeQuestions('v1', both, items)).toEqual([...both, 'directive/medicines-refuse']);
});

test('what the law does not ask is not asked', () => {
	const ids = (choice: boolean, ownEnd: boolean) =>
		askedUnder(setOf('directive'), { choice, ownEnd }).questions.map(({ id }) => id);
	expect(ids(true, true)).toContain('withdraw-incapable');
	expect(ids(false, true)).not.toContain('withdraw-incapable');
	expect(ids(true, false)).not.toContain('ends-on');
});

test('the hash is of every word and its place', () => {
	const text = [{ title: 'A', lines: ['one', 'two'] }];
	expect(hashOf(wordingOf(text))).toMatch(/^[0-9a-f]{64}$/);
	expect(hashOf(wordingOf([{ title: 'A', lines: ['two', 'one'] }]))).not.toBe(hashOf(wordingOf(text)));
	expect(hashOf(wordingOf([{ title: 'B', lines: ['one', 'two'] }]))).not.toBe(hashOf(wordingOf(text)));
});

test('a change says what came and what went, part by part', () => {
	expect(
		changesBetween(
			[
				{ title: 'A', lines: ['one', 'two'] },
				{ title: 'Gone', lines: ['x'] }
			],
			[
				{ title: 'A', lines: ['one', 'three'] },
				{ title: 'Same', lines: [] }
			]
		)
	).toEqual([
		{ title: 'A', added: ['three'], removed: ['two'] },
		{ title: 'Gone', added: [], removed: ['x'] }
	]);
});

test.each(['en', 'ar'])(
	'what is signed says the same in short words as in ordinary ones (%s)',
	(language) => {
		const set = setOf('directive');
		const version = {
			jurisdiction: 'preference-only',
			answers: set.questions
				.filter(({ kind }) => kind === 'text')
				.map(({ id }): Current => ({
					id,
					question: `${set.id}/${id}`,
					context: '',
					voice: '',
					setVersion: set.version,
					state: 'answered',
					value: { text: 'as I wrote it' },
					language,
					typedBy: '',
					typist: '',
					toldAtIntake: null,
					base: null,
					proposal: null,
					writtenAt: new Date(0),
					audience: { groups: [], named: [] }
				})),
			speakers: [
				{
					rank: 1,
					name: 'Lucille',
					phone: null,
					powers: 'all',
					limits: null,
					alert: true,
					covers: []
				} as const
			]
		};
		const [ordinary, short] = [wordsFor(language), wordsFor(language, 'short')].map((words) =>
			hashOf(wordingOf(textOf(words, set, version)))
		);
		expect(version.answers.length).toBeGreaterThan(3);
		expect(short).toBe(ordinary);
	}
);
