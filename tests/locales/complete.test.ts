import { describe, expect, test } from 'vitest';
import { languages, namespacesOf, partsOf, wordsOf } from './locale-files';

const first = 'en';
const others = languages.filter((language) => language !== first);
const english = wordsOf(first);

test('English and Arabic are spoken', () => {
	expect(languages).toEqual(expect.arrayContaining(['ar', 'en']));
});

describe.each(others)('%s', (language) => {
	const words = wordsOf(language);

	test('has the files English has', () => {
		expect(namespacesOf(language)).toEqual(namespacesOf(first));
	});

	test('has every key English has, and no other', () => {
		const missing = [...english.keys()].filter((key) => !words.has(key));
		const extra = [...words.keys()].filter((key) => !english.has(key));
		expect({ missing, extra }).toEqual({ missing: [], extra: [] });
	});

	test('takes the same arguments as English in every message', () => {
		const different = [...english].flatMap(([key, message]) => {
			const said = partsOf(words.get(key) ?? '', language).names;
			const wanted = partsOf(message, first).names;
			return said.join() === wanted.join() ? [] : [`${key}: {${said.join()}} instead of {${wanted.join()}}`];
		});
		expect(different).toEqual([]);
	});
});

describe.each(languages)('%s', (language) => {
	test('has no empty message', () => {
		expect([...wordsOf(language)].filter(([, message]) => message.trim() === '')).toEqual([]);
	});

	test('has a form for every number a plural can meet', () => {
		const cases = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
		const short = [...wordsOf(language)].flatMap(([key, message]) =>
			partsOf(message, language).plurals.flatMap((options) => {
				const absent = cases.filter((one) => !options.includes(one));
				return absent.length > 0 ? [`${key}: no form for ${absent.join(', ')}`] : [];
			})
		);
		expect(short).toEqual([]);
	});
});

// A message without one Arabic letter was forgotten; only names may stand in Latin letters alone.
const names = ['common:name', 'language:formats', 'language:dir'];
test('Arabic is written in Arabic', () => {
	const foreign = [...wordsOf('ar')].filter(
		([key, message]) =>
			!names.includes(key) &&
			/\p{Script=Latin}{4}/u.test(message.replace(/\{[^}]*\}/g, '')) &&
			!/\p{Script=Arabic}/u.test(message)
	);
	expect(foreign).toEqual([]);
});
