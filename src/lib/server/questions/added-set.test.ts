import { describe, expect, test } from 'vitest';
import { Words } from '../../words';
import { gather } from '../words/resources';
import { translator } from '../words/translator';
import { keysOf } from './keys';
import { readSets } from './sets';

// A set and its words come as files; the files of this test are all it takes.
const garden = {
	id: 'garden',
	version: 1,
	voice: 'person',
	context: 'none',
	sections: [{ id: 'beds', questions: ['grows', 'bench'] }],
	questions: [
		{
			id: 'grows',
			kind: 'picks',
			audience: ['card'],
			options: ['mint'],
			sensitivity: 'ordinary',
			sources: ['own'],
			card: { slot: 'helps', rank: 9, must: false }
		},
		{ id: 'bench', kind: 'date', audience: [], sensitivity: 'private', sources: ['own'] }
	]
};
const english = {
	set: { title: 'My garden', intro: 'About a garden' },
	section: { beds: { title: 'Beds' } },
	grows: { title: 'What grows there?', option: { mint: 'Mint' } },
	bench: { title: 'When was the bench put up?' }
};
const polish = {
	set: { title: 'Mój ogród', intro: 'O ogrodzie' },
	section: { beds: { title: 'Grządki' } },
	grows: { title: 'Co tam rośnie?', option: { mint: 'Mięta' } },
	bench: { title: 'Kiedy postawiono ławkę?' }
};
const files = { '/src/lib/locales/en/garden.json': english, '/src/lib/locales/pl/garden.json': polish };

describe('a question set added as files', () => {
	test('is read with its words, in a language nobody spoke before', () => {
		const resources = gather(files);
		const set = readSets({ './sets/garden.json': garden }, resources).get('garden');
		expect(set?.sections[0]?.questions).toEqual(['grows', 'bench']);
		const language = { code: 'pl', name: 'polski', dir: 'ltr', formats: 'pl' } as const;
		const words = new Words(language, translator(resources, language, 'en'));
		expect(words.t('garden:grows.option.mint')).toBe('Mięta');
	});

	test('stops the start while one language lacks a word, whichever it is', () => {
		for (const key of keysOf(
			readSets({ './sets/garden.json': garden }, gather(files)).get('garden') ?? never()
		).required) {
			const lacking = without(polish, key.split('.'));
			const words = gather({ ...files, '/src/lib/locales/pl/garden.json': lacking });
			expect(() => readSets({ './sets/garden.json': garden }, words)).toThrow(
				`words in pl: "garden:${key}" is missing`
			);
		}
	});
});

type Tree = { [name: string]: string | Tree };

const without = (tree: Tree, [name = '', ...rest]: string[]): Tree =>
	Object.fromEntries(
		Object.entries(tree).flatMap(([key, value]) => {
			if (key !== name) return [[key, value] as const];
			return typeof value === 'string' ? [] : [[key, without(value, rest)] as const];
		})
	);

const never = (): never => {
	throw new Error('the set was not read');
};
