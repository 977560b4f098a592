import { expect, test } from 'vitest';
import { rowsToAdd, type Reflection } from './reflection';

const ids = { reaction: 'r', support: 's' };
const nothing: Reflection = {
	...{ reaction: null, shown: false, handed: false },
	...{ wants: null, need: null, supervisor: null }
};

test('nothing written adds nothing; each kind is a row of its own', () => {
	expect(rowsToAdd(nothing, [], ids)).toEqual([]);
	const rows = rowsToAdd(
		{ ...nothing, reaction: 'Shaken', wants: 'yes', need: 'A talk', supervisor: 'kim' },
		[],
		ids
	);
	expect(rows).toEqual([
		{ id: 'r', kind: 'reaction', wants: null, words: 'Shaken', supervisor: null, handed: false },
		{ id: 's', kind: 'support', wants: 'yes', words: 'A talk', supervisor: 'kim', handed: false }
	]);
	expect(
		rowsToAdd({ ...nothing, reaction: 'Shaken', wants: 'yes', need: 'A talk', supervisor: 'kim' }, rows, ids)
	).toEqual([]);
});

test('how it affected them goes to whom they ask only where they say so, and to nobody when they ask for nothing', () => {
	const said: Reflection = { ...nothing, reaction: 'Shaken', shown: true, wants: 'later', supervisor: 'kim' };
	expect(rowsToAdd(said, [], ids).map(({ supervisor }) => supervisor)).toEqual(['kim', 'kim']);
	expect(rowsToAdd({ ...said, wants: 'no' }, [], ids).map(({ supervisor }) => supervisor)).toEqual([
		null,
		null
	]);
});

test('who changes their mind asks nobody any more', () => {
	const before = rowsToAdd({ ...nothing, wants: 'yes', need: 'A talk', supervisor: 'kim' }, [], ids);
	expect(rowsToAdd(nothing, before, ids)).toEqual([
		{ id: 's', kind: 'support', wants: 'no', words: null, supervisor: null, handed: false }
	]);
});

test('only how it affected them goes to reviewers, where they say so; taken back by a row of its own', () => {
	const said: Reflection = { ...nothing, reaction: 'Shaken', handed: true, wants: 'yes', supervisor: 'kim' };
	const rows = rowsToAdd(said, [], ids);
	expect(rows.map(({ kind, handed }) => [kind, handed])).toEqual([
		['reaction', true],
		['support', false]
	]);
	expect(rowsToAdd(said, rows, ids)).toEqual([]);
	expect(rowsToAdd({ ...said, handed: false }, rows, ids)).toMatchObject([
		{ kind: 'reaction', words: 'Shaken', handed: false }
	]);
	expect(rowsToAdd({ ...nothing, handed: true }, [], ids)).toEqual([]);
});
