import { expect, test } from 'vitest';
import { rowsToAdd, type Reflection } from './reflection';

const ids = { reaction: 'r', support: 's' };
const nothing: Reflection = { reaction: null, shown: false, wants: null, need: null, supervisor: null };

test('nothing written adds nothing; each kind is a row of its own', () => {
	expect(rowsToAdd(nothing, [], ids)).toEqual([]);
	const rows = rowsToAdd(
		{ reaction: 'Shaken', shown: false, wants: 'yes', need: 'A talk', supervisor: 'kim' },
		[],
		ids
	);
	expect(rows).toEqual([
		{ id: 'r', kind: 'reaction', wants: null, words: 'Shaken', supervisor: null },
		{ id: 's', kind: 'support', wants: 'yes', words: 'A talk', supervisor: 'kim' }
	]);
	expect(
		rowsToAdd({ ...nothing, reaction: 'Shaken', wants: 'yes', need: 'A talk', supervisor: 'kim' }, rows, ids)
	).toEqual([]);
});

test('how it affected them goes to whom they ask only where they say so, and to nobody when they ask for nothing', () => {
	const said: Reflection = { reaction: 'Shaken', shown: true, wants: 'later', need: null, supervisor: 'kim' };
	expect(rowsToAdd(said, [], ids).map(({ supervisor }) => supervisor)).toEqual(['kim', 'kim']);
	expect(rowsToAdd({ ...said, wants: 'no' }, [], ids).map(({ supervisor }) => supervisor)).toEqual([
		null,
		null
	]);
});

test('who changes their mind asks nobody any more', () => {
	const before = rowsToAdd({ ...nothing, wants: 'yes', need: 'A talk', supervisor: 'kim' }, [], ids);
	expect(rowsToAdd(nothing, before, ids)).toEqual([
		{ id: 's', kind: 'support', wants: 'no', words: null, supervisor: null }
	]);
});
