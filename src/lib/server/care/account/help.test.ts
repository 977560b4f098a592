import { expect, test } from 'vitest';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { items, said } from '../card/people.example';
import { stillWanted, wantedIn, type Asked } from './help';

const pain = said('debrief-person/pain-now', { choice: 'yes' });
const wants = said('debrief-person/support', items({ option: 'talk' }, { text: 'A walk with Mia' }));
const asked = (more: Partial<Asked>): Asked => ({
	id: 'a',
	kind: 'pain',
	words: null,
	askedAt: pain.writtenAt,
	wentTo: 'team',
	passedOnBy: null,
	answers: [],
	...more
});
const done = [{ step: 'done' as const, by: 'Kim', at: pain.writtenAt, words: null }];

test('pain that is there now and what was picked can be passed on; "no" and other questions never', () => {
	expect(stillWanted([pain, wants], [])).toEqual([
		{ kind: 'pain', words: null },
		{ kind: 'talk', words: null },
		{ kind: 'own', words: 'A walk with Mia' }
	]);
	const question = (name: string) => questionOf(setOf('debrief-person'), name) ?? expect.fail(name);
	expect(wantedIn(question('pain-now'), { choice: 'no' })).toEqual([]);
	expect(wantedIn(question('could-leave'), { choice: 'could-not' })).toEqual([]);
});

test('a child’s picture "I was hurt" can be passed on as pain, once; the other pictures of the body are not', () => {
	const body = (...options: string[]) =>
		said('debrief-child/child-body', items(...options.map((option) => ({ option })), { text: 'My knee' }));
	expect(stillWanted([body('hurt', 'cold')], [])).toEqual([{ kind: 'pain', words: null }]);
	expect(stillWanted([pain, body('hurt')], [])).toEqual([{ kind: 'pain', words: null }]);
	expect(stillWanted([body('cold', 'hot')], [])).toEqual([]);
	expect(stillWanted([body('hurt')], [asked({})])).toEqual([]);
});

test('what was written of threats goes to managers only when the person says so, as they wrote it', () => {
	const pressure = said('debrief-person/pressure', { choice: 'yes', note: 'They said: sign, or stay' });
	const tell = (choice: string) => said('debrief-person/pressure-tell', { choice });
	expect(stillWanted([pressure], [])).toEqual([]);
	expect(stillWanted([pressure, tell('no')], [])).toEqual([]);
	expect(stillWanted([pressure, tell('yes')], [])).toEqual([
		{ kind: 'pressure', words: 'They said: sign, or stay' }
	]);
});

test('what was passed on is not asked for twice, and not again once it is done, until it is said again', () => {
	expect(stillWanted([pain], [asked({})])).toEqual([]);
	expect(stillWanted([pain], [asked({ answers: done })])).toEqual([]);
	const later = { ...pain, writtenAt: new Date(pain.writtenAt.getTime() + 60_000) };
	expect(stillWanted([later], [asked({ answers: done })])).toEqual([{ kind: 'pain', words: null }]);
	expect(stillWanted([later], [asked({})])).toEqual([]);
});
