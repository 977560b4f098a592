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
const noted = /\bnote\((?:[^()]|\([^()]*\))*\)/g;

const unique = (names: string[]): string[] => [...new Set(names)];

/**
 * Word keys a file names: in full, or by how they begin. What is noted in the log looks like a key and is none.
 * @param namespaces names of the locale files
 */
export const keysIn = (
	text: string,
	namespaces: ReadonlySet<string>
): { said: string[]; prefixes: string[] } => {
	const isWord = (key: string): boolean => namespaces.has(key.split(':')[0] ?? '');
	const whole = [...text.replace(noted, '').matchAll(quoted)].map((match) => match[2] ?? '');
	const beginnings = [...text.matchAll(begun)].map((match) => match[1] ?? match[2] ?? '');
	return {
		said: unique(whole.filter((key) => isWord(key) && !/[.-]$/.test(key))),
		prefixes: unique(beginnings.filter(isWord)).sort()
	};
};
