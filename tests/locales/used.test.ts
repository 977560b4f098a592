import { describe, expect, test } from 'vitest';
import { deeds } from '../../src/lib/server/access/policy';
import { builtKeys, jurisdictionKeys, legalKeys, packKeys, setKeys } from './built-keys';
import { wordsOf } from './locale-files';
import { keysIn, sources } from './sources';

const known = wordsOf('en');
const namespaces = new Set([...known.keys()].map((key) => key.split(':')[0] ?? ''));
const found = sources().map((source) => ({ path: source.path, ...keysIn(source.text, namespaces) }));

const literal = new Set(found.flatMap(({ said }) => said));
const ofData = new Set([...setKeys, ...packKeys, ...jurisdictionKeys, ...legalKeys]);
const begun = found.flatMap(({ prefixes }) => prefixes);
const plainlyUsed = (key: string): boolean =>
	literal.has(key) || ofData.has(key) || begun.some((prefix) => key.startsWith(prefix));

describe('a key', () => {
	test('that code names is in the locale files', () => {
		const lost = found.flatMap(({ path, said }) =>
			said.filter((key) => !known.has(key) && !(key in deeds)).map((key) => `${path}: ${key}`)
		);
		expect(lost).toEqual([]);
	});

	test('that code builds has at least one word below it', () => {
		const lost = found.flatMap(({ path, prefixes }) =>
			prefixes
				.filter((prefix) => ![...known.keys()].some((key) => key.startsWith(prefix)))
				.map((prefix) => `${path}: ${prefix}…`)
		);
		expect(lost).toEqual([]);
	});

	test('that a standards pack needs is in the locale files', () => {
		expect(packKeys.filter((key) => !known.has(key))).toEqual([]);
	});

	test('that a jurisdiction needs is in the locale files', () => {
		expect(jurisdictionKeys.filter((key) => !known.has(key))).toEqual([]);
		expect(legalKeys.filter((key) => !known.has(key))).toEqual([]);
	});

	test('in the locale files is used somewhere', () => {
		const idle = [...known.keys()].filter(
			(key) => !plainlyUsed(key) && !builtKeys.some(({ begins }) => key.startsWith(begins))
		);
		expect(idle).toEqual([]);
	});

	test.each(builtKeys)('declared as built from data ($begins) still needs the declaration', ({ begins }) => {
		const covered = [...known.keys()].filter((key) => key.startsWith(begins));
		expect(covered.some((key) => !plainlyUsed(key))).toBe(true);
	});
});

describe('the search for keys', () => {
	const spoken = new Set(['card', 'tea']);

	test('takes what is written in full, and the beginning of what is built', () => {
		const text =
			"t('card:title') + t(hot ? 'tea:hot' : 'tea:cold') + t(`tea:kind.${kind}`) + t('card:slot.' + slot)";
		expect(keysIn(text, spoken)).toEqual({
			said: ['card:title', 'tea:hot', 'tea:cold'],
			prefixes: ['card:slot.', 'tea:kind.']
		});
	});

	test('does not take a module or an act of the log for a word', () => {
		const text = "import 'node:fs'; note(sql, pass, 'card:marked'); wrong('x', 'tea:too-cold')";
		expect(keysIn(text, spoken)).toEqual({ said: ['tea:too-cold'], prefixes: [] });
	});
});
