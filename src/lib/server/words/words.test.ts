import { describe, expect, test } from 'vitest';
import { transport } from '../../../hooks';
import { Words } from '../../words';
import { languages, wordsFor } from './index';
import { gather } from './resources';
import { translator } from './translator';

const arabic = { code: 'ar', name: 'العربية', dir: 'rtl', formats: 'ar-u-nu-latn' } as const;
const english = { code: 'en', name: 'English', dir: 'ltr', formats: 'en-GB' } as const;
const letters =
	'{count, plural, zero {لا رسائل} one {رسالة واحدة} two {رسالتان} few {# رسائل} many {# رسالة} other {# رسالة}}';
const resources = gather({
	'/src/lib/locales/ar/post.json': { letters, call: 'اتصل بـ {phone}', drawer: { top: 'أعلى' } },
	'/src/lib/locales/en/post.json': {
		letters: '{count, plural, one {# letter} other {# letters}}',
		only: 'Here'
	}
});
const inArabic = new Words(arabic, translator(resources, arabic, 'en'));
const evening = new Date('2026-03-14T08:05:00Z');

describe('words', () => {
	test('speak English first, and Arabic from right to left under its own name', () => {
		expect(languages.map(({ code }) => code)).toEqual(['en', 'ar']);
		expect(wordsFor('ar').dir).toBe('rtl');
		expect(languages[1]?.name).toBe('العربية');
	});

	test.each([
		[0, 'لا رسائل'],
		[1, 'رسالة واحدة'],
		[2, 'رسالتان'],
		[3, '3 رسائل'],
		[11, '11 رسالة'],
		[100, '100 رسالة']
	])('count %i in Arabic as a speaker would, in Western digits', (count, said) => {
		expect(inArabic.t('post:letters', { count })).toBe(said);
	});

	test('keep a telephone number whole inside Arabic', () => {
		expect(inArabic.t('post:call', { phone: '020 7946 0123' })).toBe('اتصل بـ \u2068020 7946 0123\u2069');
	});

	test('keep a telephone number whole inside Arabic words that stand in a sentence of either language', () => {
		const line = 'خط المترجمين 020 7946 0123';
		expect(inArabic.t('post:call', { phone: line })).toBe(
			'اتصل بـ \u2068خط المترجمين \u2068020 7946 0123\u2069\u2069'
		);
	});

	test('fall back to the default language before anything else', () => {
		expect(inArabic.t('post:only')).toBe('Here');
	});

	test('are short where a short form is written, and ordinary in the same language elsewhere', () => {
		const short = { post: { call: 'هاتف: {phone}' } };
		const brief = new Words(arabic, translator(resources, arabic, 'en', undefined, short), inArabic);
		expect(brief.t('post:call', { phone: '12' })).toBe('هاتف: \u206812\u2069');
		expect(brief.t('post:letters', { count: 2 })).toBe('رسالتان');
		expect(brief.t('post:only')).toBe('Here');
		expect(() => brief.t('post:call')).toThrow('phone');
		expect([brief.short, brief.ordinary, inArabic.short, inArabic.ordinary]).toEqual([
			true,
			inArabic,
			false,
			inArabic
		]);
	});

	test('of one language are short only for whoever asked for it', () => {
		for (const { code } of languages) {
			expect(wordsFor(code, 'short').t('plan-home:intro')).not.toBe(wordsFor(code).t('plan-home:intro'));
			expect(wordsFor(code, 'short').ordinary).toBe(wordsFor(code));
		}
	});

	test('throw on a key nobody wrote and on an argument nobody gave', () => {
		expect(() => inArabic.t('post:lost')).toThrow('post:lost');
		expect(() => inArabic.t('post:call')).toThrow('phone');
		expect(() => inArabic.t('post')).toThrow('post');
		expect(() => inArabic.t('post:drawer')).toThrow('drawer');
	});

	test('are logged, not thrown, in a shipped build', () => {
		const said: string[] = [];
		const shipped = translator(resources, english, 'en', (problem) => said.push(problem));
		expect(shipped('post:never-written')).toBe('never written');
		expect(said).toEqual(['words: "post:never-written" is in no locale file']);
	});
});

describe('words that leave the server', () => {
	test('are a language code and nothing more', () => {
		const coded: unknown = transport['Words']?.encode(wordsFor('ar'));
		expect(coded).toBe('ar');
		const decoded: unknown = transport['Words']?.decode(coded);
		expect(decoded).toBeInstanceOf(Words);
		expect(transport['Words']?.encode({ language: 'ar' })).toBe(false);
	});
});

describe('dates', () => {
	test('are those of the unit, not of the server', () => {
		const words = wordsFor('en');
		expect(words.dateTime(evening, 'Australia/Sydney')).toBe('14 March 2026 at 19:05');
		expect(words.weekday(evening, 'Australia/Sydney')).toMatch(/^Saturday,? 14 March 2026$/);
		expect(words.time(new Date('2026-03-14T13:30:00Z'), 'Australia/Sydney')).toBe('00:30');
		expect(words.day('1991-03-14')).toBe('14 March 1991');
	});

	test('are Arabic words with Western digits in Arabic', () => {
		const words = wordsFor('ar');
		expect(words.date(evening, 'Europe/London')).toBe('14 مارس 2026');
		expect(words.time(evening, 'Europe/London')).toBe('08:05');
		expect(words.list(['ثلج', 'Kim'])).toBe('ثلج و\u2068Kim\u2069');
	});
});
