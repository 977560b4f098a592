import { isId } from '$lib/id';
import { expect, test } from 'vitest';
import type { Form } from '../http/forms';
import { readDay, readOf } from './day';

const form = (day: string, month: string, year: string): Form => {
	const typed: Record<string, string> = { 'on-day': day, 'on-month': month, 'on-year': year };
	return { ok: true, typed: {}, one: (field) => typed[field] ?? '', many: () => [], rows: () => [] };
};

test.each([
	['18', '3', '2026', '2026-03-18'],
	['29', '02', '2028', '2028-02-29'],
	['', '', '', ''],
	['29', '2', '2026', null],
	['31', '4', '2026', null],
	['0', '1', '2026', null],
	['1', '13', '2026', null],
	['18', '3', '26', null],
	['18', '', '2026', null],
	['x', '3', '2026', null]
])('%s %s %s', (day, month, year, read) => {
	expect(readDay(form(day, month, year), 'on')).toBe(read);
});

test('an id is a uuid in small letters and nothing around it', () => {
	expect(isId('e3b0c442-98fc-1c14-9afb-f4c8996fb924')).toBe(true);
	for (const text of ['', 'e3b0c442', ' e3b0c442-98fc-1c14-9afb-f4c8996fb924', 'x'.repeat(36)])
		expect(isId(text)).toBe(false);
});

test('only fields with a problem are told', () => {
	expect(readOf(1, { a: null })).toEqual({ ok: true, read: 1 });
	expect(readOf(1, { a: null, b: 'w' })).toEqual({ ok: false, problems: { b: 'w' } });
});
