import { describe, expect, test } from 'vitest';
import { sets } from '../../questions/sets';
import { offeredIn, optionOf } from '../../questions/offered';
import { wordsFor } from '../../words';
import { missingLater, missingOn, type Lack } from './lack';

let written = 0;
const row = (fromDay: string, more: Partial<Lack> = {}): Lack => ({
	id: `row ${(written += 1)}`,
	what: 'about-me/helps/animal',
	state: 'missing',
	fromDay,
	untilDay: null,
	because: 'no animals in the ward',
	instead: null,
	enteredAt: new Date('2026-03-01T09:00:00Z'),
	by: 'Kim',
	...more
});
const days = (rows: readonly Lack[]): string[] =>
	['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].filter(
		(day) => missingOn(rows, day).length > 0
	);

describe('what a unit cannot offer', () => {
	test('is missing from its day to its last day, both counted', () => {
		expect(days([row('2026-03-02', { untilDay: '2026-03-04' })])).toEqual([
			'2026-03-02',
			'2026-03-03',
			'2026-03-04'
		]);
	});

	test('is missing until somebody writes that it is there again', () => {
		const again = row('2026-03-04', { state: 'there', because: null });
		expect(days([row('2026-03-02'), again])).toEqual(['2026-03-02', '2026-03-03']);
		// Written down in the other order, it is the same.
		expect(days([again, row('2026-03-02')])).toEqual(['2026-03-02', '2026-03-03']);
	});

	test('of two rows of one day the one entered last holds', () => {
		expect(days([row('2026-03-02'), row('2026-03-02', { state: 'there' })])).toEqual([]);
		const other = row('2026-03-02', { instead: 'a picture book' });
		expect(missingOn([row('2026-03-02'), other], '2026-03-03')).toEqual([other]);
	});

	test('that begins later is said ahead, and only while nothing took it back', () => {
		const later = row('2026-03-05');
		expect(missingLater([later], '2026-03-01')).toEqual([later]);
		expect(missingLater([later, row('2026-03-05', { state: 'there' })], '2026-03-01')).toEqual([]);
		expect(missingLater([later], '2026-03-05')).toEqual([]);
	});

	test('stands for itself: one thing missing says nothing of another', () => {
		const walk = row('2026-03-02', { what: 'about-me/helps/walk' });
		const rows = [row('2026-03-01'), walk, row('2026-03-03', { state: 'there' })];
		expect(missingOn(rows, '2026-03-04')).toEqual([walk]);
	});
});

describe('options that a place has or has not', () => {
	const offered = offeredIn(sets.values());

	test('have words in every language', () => {
		expect(offered.length).toBeGreaterThan(30);
		for (const language of ['en', 'ar'])
			for (const { title, label } of offered) {
				expect(wordsFor(language).t(title)).not.toBe(title);
				expect(wordsFor(language).t(label)).not.toBe(label);
			}
	});

	test('are found in an answer by what was picked, never by what somebody wrote', () => {
		const value = {
			items: [
				{ id: 'a', option: 'animal' },
				{ id: 'b', text: 'my animal' }
			]
		};
		const answer = { question: 'about-me/helps', value };
		expect(optionOf(answer, { item: 'a', own: false })).toBe('about-me/helps/animal');
		expect(optionOf(answer, { item: 'b', own: true })).toBeNull();
		const choice = { question: 'about-me/staff-gender', value: { choice: 'women', note: 'at night' } };
		expect(optionOf(choice, { item: null, own: false })).toBe('about-me/staff-gender/women');
		expect(optionOf(choice, { item: null, own: true })).toBeNull();
	});
});
