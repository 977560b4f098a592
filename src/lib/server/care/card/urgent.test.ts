import { describe, expect, test } from 'vitest';
import { readForm } from '../../http/forms';
import { isLate, waits } from './urgent';
import { openFields, readAsking, readReviewing, readWho, reviewFields } from './urgent-form';

const id = '3c9dd6b4-55a7-4f0e-9d0b-2f4b9f2f3c11';
const formOf = async (fields: readonly string[], entries: Record<string, string>) => {
	const body = new URLSearchParams(entries);
	const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), fields);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return form;
};
const born = { 'born-day': '14', 'born-month': '3', 'born-year': '2010' };

describe('whose card it is', () => {
	test.each([
		['the number alone', { number: 'N-7' }, true],
		['name and birth date', { name: 'Tahlia', ...born }, true],
		['the name alone', { name: 'Tahlia' }, false],
		['the birth date alone', born, false],
		['a day that is none', { name: 'Tahlia', ...born, 'born-month': '13' }, false],
		['nothing', {}, false]
	])('%s', async (_, entries: Record<string, string>, enough) => {
		expect(readWho(await formOf(openFields, entries)).ok).toBe(enough);
	});
});

describe('why it is opened', () => {
	const asked = { person: id, key: id, reason: 'danger', words: 'fifteen letters' };
	test.each([
		['a reason and fifteen letters', {}, []],
		['no reason', { reason: '' }, ['reason']],
		['a reason that is none of the list', { reason: 'curious' }, ['reason']],
		['fourteen letters', { words: 'fifteen letter' }, ['words']],
		['fifteen blanks', { words: ' '.repeat(15) }, ['words']],
		['too much', { words: 'x'.repeat(601) }, ['words']],
		['nobody picked', { person: '' }, ['person']]
	])('%s', async (_, more, wrong) => {
		const read = readAsking(await formOf(openFields, { ...asked, ...more }));
		expect(read.ok ? [] : Object.keys(read.problems)).toEqual(wrong);
	});
});

test('what the officer found has words where it was not right', async () => {
	const found = { reading: id, key: id, outcome: 'not-right', words: '' };
	expect(readReviewing(await formOf(reviewFields, found))).toMatchObject({ ok: false });
	expect(readReviewing(await formOf(reviewFields, { ...found, words: 'No.' }))).toMatchObject({ ok: true });
	expect(readReviewing(await formOf(reviewFields, { ...found, outcome: 'right' }))).toMatchObject({
		ok: true
	});
});

test('an opening waits until something was found, and longer than a day is late', () => {
	const openedAt = new Date('2026-04-02T09:00:00Z');
	const review = (outcome: string) => ({ outcome, said: null, by: 'Pri', at: openedAt });
	const after = (hours: number) => new Date(openedAt.getTime() + hours * 3_600_000);
	expect([null, review('asking'), review('right')].map((one) => waits({ review: one }))).toEqual([
		...[true, true, false]
	]);
	expect(isLate({ review: null, openedAt }, after(24))).toBe(false);
	expect(isLate({ review: null, openedAt }, after(24.01))).toBe(true);
	expect(isLate({ review: review('right'), openedAt }, after(48))).toBe(false);
});
