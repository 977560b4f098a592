import type { Reading } from '../../reading';
import { Words, type Language } from '../../words';
import { resources, shortResources, type WordTree } from './resources';
import { translator } from './translator';

/** The language spoken when no other was asked for; every key exists in it. */
const defaultLanguage = 'en';

const text = (tree: WordTree | undefined, name: string): string => {
	const value = tree?.[name];
	if (typeof value !== 'string') throw new Error(`language.json lacks "${name}"`);
	return value;
};

const describe = (code: string): Language => {
	const about = resources[code]?.['language'];
	return {
		code,
		name: text(about, 'name'),
		dir: text(about, 'dir') === 'rtl' ? 'rtl' : 'ltr',
		formats: text(about, 'formats')
	};
};

/** Every language of this build, the default first, then by code. */
export const languages: readonly Language[] = Object.keys(resources)
	.sort((a, b) => Number(b === defaultLanguage) - Number(a === defaultLanguage) || a.localeCompare(b))
	.map(describe);

const bothOf = (language: Language): Record<Reading['words'], Words> => {
	const ordinary = new Words(language, translator(resources, language, defaultLanguage));
	const short = translator(resources, language, defaultLanguage, undefined, shortResources[language.code]);
	return { ordinary, short: new Words(language, short, ordinary) };
};

const spoken = new Map(languages.map((language) => [language.code, bothOf(language)]));

/** Whether words in this language exist. */
export const speaks = (language: string): boolean => spoken.has(language);

/**
 * The words of a language; of the default language when this build does not speak the one asked for.
 * @param wording `short` says what has a short form in it, and the rest in ordinary words
 */
export const wordsFor = (language: string, wording: Reading['words'] = 'ordinary'): Words => {
	const words = spoken.get(language) ?? spoken.get(defaultLanguage);
	if (!words) throw new Error(`no locale files for "${defaultLanguage}"`);
	return words[wording];
};

/** Whether a key such as `about-me:helps.hint` has words; for words that may be absent. */
export const hasWord = (key: string): boolean => {
	const [namespace = '', path = ''] = key.split(':');
	const found = path
		.split('.')
		.reduce<WordTree | string | undefined>(
			(tree, name) => (typeof tree === 'object' ? tree[name] : undefined),
			resources[defaultLanguage]?.[namespace]
		);
	return typeof found === 'string';
};

/**
 * The language a browser asks for, before anyone has chosen one.
 * @param header the `Accept-Language` header, for instance `ar-EG,ar;q=0.9,en;q=0.5`
 */
export const languageAskedFor = (header: string | null): string => {
	const wishes = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', quality = 'q=1'] = part.trim().split(';');
			return {
				code: tag.trim().split('-')[0]?.toLowerCase() ?? '',
				weight: Number(quality.replace(/.*q=/, ''))
			};
		})
		.filter(({ code, weight }) => speaks(code) && weight > 0)
		.sort((a, b) => b.weight - a.weight);
	return wishes[0]?.code ?? defaultLanguage;
};
