import { describe, expect, test } from 'vitest';
import ar from './phrases/ar.json';
import en from './phrases/en.json';
import {
	passphraseProblem,
	readUserName,
	shortest,
	suggestPhrase,
	suggestUserNames,
	userNameProblem
} from './phrase';

describe.each([
	['en', en],
	['ar', ar]
])('in %s', (language, list) => {
	test('what is offered passes our own rules', () => {
		for (let round = 0; round < 200; round += 1) {
			const phrase = suggestPhrase(language);
			for (const name of suggestUserNames(language)) {
				expect(userNameProblem(name), name).toBeNull();
				expect(readUserName(name)).toBe(name);
				expect(passphraseProblem(phrase, name), phrase).toBeNull();
			}
		}
	});

	test('no word stands in the list twice', () => {
		const words = list.words.split(' ');
		expect(new Set(words).size).toBe(words.length);
	});

	test('an offered phrase takes 36 bits to guess', () => {
		const words = suggestPhrase(language).split(' ').length;
		expect(words * Math.log2(list.words.split(' ').length)).toBeGreaterThanOrEqual(36);
	});
});

test.each([
	['short', 'fourteen chars'],
	['common', 'Password-Password'],
	['common in Arabic', 'كلمة السر كلمة السر'],
	['few letters', 'abababababababab'],
	['their own user name', 'calm river and lake 42']
])('a passphrase that is %s is refused', (_, passphrase) => {
	expect(passphraseProblem(passphrase, 'calm-river-and-lake-42')).not.toBeNull();
});

test('length counts characters as people see them, in any script', () => {
	expect(shortest).toBe(15);
	expect(passphraseProblem('my dog ate 3 🍕s', 'sam')).toBeNull();
	expect(passphraseProblem('x'.repeat(3) + 'abcdefg'.repeat(40), 'sam')).toBe('sign-in:problems.too-long');
});

test.each([
	['  Calm River 42 ', 'calm-river-42'],
	['ＣＡＬＭ', 'calm']
])('the user name %j is read as %j', (typed, read) => {
	expect(readUserName(typed)).toBe(read);
});

test.each(['ab', 'with/slash', '-first', 'a'.repeat(41), 'new\nline', 'nul\0nul'])(
	'%j is no user name',
	(name) => {
		expect(userNameProblem(name)).not.toBeNull();
	}
);
