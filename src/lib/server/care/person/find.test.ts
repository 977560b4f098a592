import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedNext, confirms, knownOf, reachesFurther, readSearch } from './find';

const nothing = { name: '', born: [], number: '', code: null };

describe('what was typed into the one box', () => {
	test.each([
		['Sam Okafor', { name: 'Sam Okafor' }],
		['14 3 1991', { born: ['1991-03-14'] }],
		['1991-03-14 Okafor', { born: ['1991-03-14'], name: 'Okafor' }],
		['okafor 3/4/1991', { born: ['1991-04-03', '1991-03-04'], name: 'okafor' }],
		['٧/٩/٢٠٠٩ سمير', { born: ['2009-09-07', '2009-07-09'], name: 'سمير' }],
		['N-204', { number: 'N-204' }],
		['王小明 4711', { name: '王小明', number: '4711' }],
		['k7wq m3tp', { code: 'k7wq m3tp' }],
		['30 2 1991', {}],
		['', {}]
	])('%s', (typed, read) => {
		expect(readSearch(typed)).toEqual({ ...nothing, ...read });
	});

	test('a birth date is found wherever it stands, in each way of writing it', () => {
		const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
		const ways = [
			(y: string, m: string, d: string) => `${y}-${m}-${d}`,
			(y: string, m: string, d: string) => `${Number(d)} ${Number(m)} ${y}`,
			(y: string, m: string, d: string) => `${d}.${m}.${y}`,
			(y: string, m: string, d: string) => `${d}/${m}/${y}`
		];
		fc.assert(
			fc.property(day, fc.constantFrom(...ways), fc.boolean(), (at, way, first) => {
				const iso = at.toISOString().slice(0, 10);
				const [year = '', month = '', date = ''] = iso.split('-');
				const written = way(year, month, date);
				const read = readSearch(first ? `${written} Анна Ли` : `Анна Ли ${written}`);
				expect(read.born).toContain(iso);
				expect(read.name).toBe('Анна Ли');
				expect(read.number).toBe('');
			})
		);
	});

	test('nothing that can be typed is refused, and a code is looked for alone', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (typed) => {
				const read = readSearch(typed);
				if (read.code !== null) expect(knownOf(read)).toEqual(['code']);
			})
		);
	});
});

describe('how far a search reaches', () => {
	test('a name alone, and a birth date alone, find only who is at the unit', () => {
		expect(['Sam Okafor', '14 3 1991', ''].map((text) => reachesFurther(knownOf(readSearch(text))))).toEqual([
			false,
			false,
			false
		]);
		expect(
			['Sam 14 3 1991', '4711', 'K7WQ-M3TP'].map((text) => reachesFurther(knownOf(readSearch(text))))
		).toEqual([true, true, true]);
	});
});

describe('who is picked', () => {
	const sam = { id: 'a', name: 'Sam Okafor', born: '1991-03-14', recordNumber: 'N-204' };
	const said = { born: '', number: '', sure: false };

	test('is told apart by what was not looked for', () => {
		expect(askedNext(['name', 'born'], 1)).toBeNull();
		expect(askedNext(['name', 'born'], 2)).toBe('number');
		expect(askedNext(['number'], 1)).toBe('born');
		expect(askedNext(['code'], 1)).toBe('born');
		expect(askedNext(['name', 'number'], 1)).toBeNull();
	});

	test('is refused with a wrong birth date or number', () => {
		expect(confirms(sam, 'born', { ...said, born: '1991-03-14' })).toBe(true);
		expect(confirms(sam, 'born', { ...said, born: '1991-03-15' })).toBe(false);
		expect(confirms(sam, 'number', { ...said, number: 'n 204' })).toBe(true);
		expect(confirms(sam, 'number', { ...said, number: 'N-205', sure: true })).toBe(false);
		expect(confirms(sam, 'number', { ...said, sure: true })).toBe(false);
	});

	test('without a number is somebody who was asked, or whose paper was seen', () => {
		const unnumbered = { ...sam, recordNumber: null };
		expect(confirms(unnumbered, 'number', { ...said, sure: true })).toBe(true);
		expect(confirms(unnumbered, 'number', said)).toBe(false);
		expect(confirms(unnumbered, 'number', { ...said, number: 'N-204', sure: true })).toBe(false);
	});
});
