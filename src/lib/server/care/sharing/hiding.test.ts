import { expect, test } from 'vitest';
import { changesTo, entryIn, entryWord, questionEntry, questionIn, type Hidden } from './hiding';

const id = '0d3f5a52-37f4-4b9b-9c0c-0f6f4d9f9a11';
const hidden = (accountId: string): Hidden => ({
	...questionEntry('about-me/helps'),
	id: `wall ${accountId}`,
	accountId,
	name: accountId,
	hiddenAt: new Date(0)
});

test('an entry goes into a form and comes back as it was', () => {
	for (const entry of [
		questionEntry('about-me/helps'),
		questionEntry('debrief-person/change', id),
		{ kind: 'directive' as const, subject: id },
		{ kind: 'statement' as const, subject: id }
	])
		expect(entryIn(entryWord(entry))).toEqual(entry);
	expect(questionIn(questionEntry('about-me/helps'))).toBe('about-me/helps');
	expect(questionIn({ kind: 'directive', subject: id })).toBeNull();
});

test('what names no entry is none', () => {
	for (const word of ['', 'question', 'question about-me', 'directive one', `other ${id}`, 'question A/b 0'])
		expect(entryIn(word)).toBeNull();
});

test('who is picked is kept from it, and who is not any more sees it again', () => {
	expect(changesTo([hidden('ros'), hidden('kim')], ['kim', 'lee'])).toEqual({
		hide: ['lee'],
		show: ['wall ros']
	});
	expect(changesTo([], [])).toEqual({ hide: [], show: [] });
});
