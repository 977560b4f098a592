import { expect, test } from 'vitest';
import { questionOf, type Question } from '../../questions/set';
import { setOf } from '../../questions/sets';
import {
	canChange,
	changedMeanwhile,
	longest,
	sayIn,
	settle,
	stateOf,
	targetsIn,
	valueWith,
	type Answered
} from './care-plan';

const aboutMe = setOf('about-me');
const question = (id: string): Question => questionOf(aboutMe, id) ?? expect.fail(id);
const said = (answer: Answered['answer'], day: number, notBefore: string | null = null): Answered => ({
	answer,
	notBefore,
	wording: null,
	answeredAt: new Date(Date.UTC(2026, 2, day))
});
const since = new Date('2026-03-18T05:00:00Z');

test('yes, other words and no are said once; not now waits for its day and waits again', () => {
	expect(stateOf([], '2026-03-18')).toEqual({ state: 'waiting' });
	expect(stateOf([said('not-now', 18, '2026-04-01')], '2026-03-31')).toEqual({
		state: 'not-now',
		until: '2026-04-01'
	});
	expect(stateOf([said('not-now', 18, '2026-04-01')], '2026-04-01')).toEqual({ state: 'waiting' });
	for (const answer of ['accepted', 'reworded', 'declined'] as const)
		expect(stateOf([said('not-now', 18, '2026-04-01'), said(answer, 20)], '2026-03-21')).toMatchObject({
			answer
		});
});

test('what is answered cannot be answered again, whatever is said', () => {
	for (const before of ['accepted', 'reworded', 'declined'] as const) {
		expect(settle([said(before, 18)], { answer: 'accepted' }, '2026-03-19')).toBe('answered-before');
		expect(settle([said(before, 18)], { answer: 'not-now', notBefore: '2026-04-01' }, '2026-03-19')).toBe(
			'answered-before'
		);
	}
});

test('a no needs no reason, and not now needs a day to come', () => {
	expect(settle([], { answer: 'declined', reason: null }, '2026-03-18')).toBe('settled');
	expect(settle([], { answer: 'not-now', notBefore: '2026-03-18' }, '2026-03-18')).toBe('day-not-to-come');
	expect(settle([], { answer: 'not-now', notBefore: '2026-03-19' }, '2026-03-18')).toBe('settled');
	expect(settle([said('not-now', 18, '2026-04-01')], { answer: 'accepted' }, '2026-03-20')).toBe('settled');
});

test('only lines and texts of the card can be changed', () => {
	expect(targetsIn(aboutMe).map(({ id }) => id)).toEqual(
		expect.arrayContaining(['helps', 'do', 'stop', 'address'])
	);
	for (const id of ['kinds', 'reactions', 'staff-gender', 'strengths'])
		expect(canChange(question(id))).toBe(false);
	expect([longest(question('helps')), longest(question('stop'))]).toEqual([80, 80]);
});

test('a new line is added at the end, marked with the day', () => {
	const current = { items: [{ id: 'a', text: 'ice' }] };
	expect(valueWith(question('helps'), current, { item: null, text: 'the clock', since }, 'new')).toEqual({
		value: { items: [current.items[0], { id: 'new', text: 'the clock', since: since.toISOString() }] },
		item: 'new'
	});
	expect(valueWith(question('helps'), null, { item: null, text: 'the clock', since }, 'new')?.item).toBe(
		'new'
	);
});

test('a line keeps its place, and its id unless an option stood there', () => {
	const current = {
		items: [
			{ id: 'a', text: 'quiet room' },
			{ id: 'o', option: 'walk' },
			{ id: 'c', text: 'ice' }
		]
	};
	const line = (item: string) =>
		valueWith(question('helps'), current, { item, text: 'garden', since }, 'new');
	expect(line('a')?.value).toMatchObject({ items: [{ id: 'a', text: 'garden' }, { id: 'o' }, { id: 'c' }] });
	expect(line('o')?.value).toMatchObject({
		items: [{ id: 'a' }, { id: 'new', text: 'garden' }, { id: 'c' }]
	});
	expect(line('gone')?.value).toMatchObject({ items: [{}, {}, {}, { id: 'new' }] });
});

test('a list that holds all it can takes no new line, and still lets one be reworded', () => {
	const items = Array.from({ length: 5 }, (_, at) => ({ id: `i${at}`, text: 'x' }));
	expect(valueWith(question('never'), { items }, { item: null, text: 'y', since }, 'new')).toBeNull();
	expect(valueWith(question('never'), { items }, { item: 'i1', text: 'y', since }, 'new')).not.toBeNull();
});

test('a target that was reworded, taken out or written meanwhile is another one; a new line never collides', () => {
	const base = { value: { items: [{ id: 'a', text: 'quiet room' }] } };
	const helps = question('helps');
	expect(changedMeanwhile(helps, { item: 'a' }, base, base)).toBe(false);
	expect(
		changedMeanwhile(helps, { item: 'a' }, base, { value: { items: [{ id: 'a', text: 'my room' }] } })
	).toBe(true);
	expect(changedMeanwhile(helps, { item: 'a' }, base, { value: { items: [] } })).toBe(true);
	expect(changedMeanwhile(helps, { item: null }, base, { value: { items: [] } })).toBe(false);
	expect(changedMeanwhile(question('stop'), { item: null }, null, { value: { text: 'hand up' } })).toBe(true);
	expect(changedMeanwhile(question('stop'), { item: null }, null, null)).toBe(false);
});

test('words are said in the reader’s language, else in the second, else as they are', () => {
	const words = { ar: 'خط المترجم', en: 'Interpreter line' };
	expect(sayIn(words, 'ar', 'en')).toEqual({ text: 'خط المترجم', language: 'ar' });
	expect(sayIn({ en: 'Interpreter line' }, 'ar', 'en')).toEqual({ text: 'Interpreter line', language: 'en' });
	expect(sayIn({ ar: 'خط' }, 'en', 'en')).toEqual({ text: 'خط', language: 'ar' });
});
