import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type Source = { path: string; text: string };

/** Every file of the product that may name a word: code, pages, and the data under `src/lib/server`. */
export const sources = (): Source[] =>
	readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(ts|js|svelte|json)$/.test(path))
		.filter((path) => !path.endsWith('.test.ts') && !path.replaceAll('\\', '/').startsWith('lib/locales/'))
		.map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }));

const quoted = /(['"`])([a-z][a-z0-9-]*:[a-z0-9][a-zA-Z0-9.-]*)\1/g;
const begun = /(?:`([a-z][a-z0-9-]*:[a-zA-Z0-9.-]*)\$\{)|(?:['"]([a-z][a-z0-9-]*:[a-zA-Z0-9.-]*[.-])['"])/g;
const translated = /\bt\(((?:[^()]|\([^()]*\))*)\)/g;

const unique = (names: string[]): string[] => [...new Set(names)];

/**
 * Word keys a file names. A deed (`card:read`) looks like a key: outside `t(…)` a name without a dot may be one
 * (`mentioned`), but need not be.
 * @param namespaces names of the locale files
 */
export const keysIn = (
	text: string,
	namespaces: ReadonlySet<string>
): { said: string[]; mentioned: string[]; prefixes: string[] } => {
	const isWord = (key: string): boolean => namespaces.has(key.split(':')[0] ?? '');
	const whole = (part: string): string[] =>
		[...part.matchAll(quoted)]
			.map((match) => match[2] ?? '')
			.filter((key) => isWord(key) && !key.endsWith('.'));
	const mentioned = whole(text);
	const inTranslation = [...text.matchAll(translated)].flatMap((match) => whole(match[1] ?? ''));
	return {
		said: unique([...inTranslation, ...mentioned.filter((key) => key.includes('.'))]),
		mentioned: unique(mentioned),
		prefixes: unique(
			[...text.matchAll(begun)].map((match) => match[1] ?? match[2] ?? '').filter(isWord)
		).sort()
	};
};
