import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import IntlMessageFormat from 'intl-messageformat';

const folder = 'src/lib/locales';

type Tree = { [name: string]: string | Tree };
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const flat = (tree: Tree, before: string): [string, string][] =>
	Object.entries(tree).flatMap(([name, value]) =>
		typeof value === 'string'
			? [[before + name, value] as [string, string]]
			: flat(value, `${before}${name}.`)
	);

const literal = 0;
const pound = 7;
const plural = 6;

/** Codes of the languages that have a folder. */
export const languages = readdirSync(folder).sort();

/** Namespaces of a language (`en`) or of its short words (`en/short`): the names of its files. */
export const namespacesOf = (language: string): string[] =>
	readdirSync(join(folder, language))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''))
		.sort();

/** Every word of a language, or of its short words: key with namespace (`card:title`) → message. */
export const wordsOf = (language: string): Map<string, string> =>
	new Map(
		namespacesOf(language).flatMap((namespace) =>
			flat(
				JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8')) as Tree,
				`${namespace}:`
			)
		)
	);

/** The sentences of a message, its arguments standing as one word. */
export const sentencesOf = (message: string, language: string): string[][] => {
	const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
	return message
		.replace(/\{[^{}]*\}/g, 'x')
		.split(/[.?!:؟]+/)
		.map((one) =>
			[...segmenter.segment(one)].filter((word) => word.isWordLike).map(({ segment }) => segment)
		);
};

const inside = (element: Element): Element[] => {
	if ('children' in element) return element.children;
	return 'options' in element ? Object.values(element.options).flatMap(({ value }) => value) : [];
};

const everyElement = (elements: Element[]): Element[] =>
	elements.flatMap((element) => [element, ...everyElement(inside(element))]);

/** Everything a message can say: one text for each case of its plurals, every argument as one word. */
export const sayingsOf = (message: string, language: string): string[] => {
	const said = (elements: Element[]): string[] =>
		elements.reduce<string[]>(
			(before, element) => {
				const next =
					'options' in element
						? Object.values(element.options).flatMap(({ value }) => said(value))
						: [Number(element.type) === literal && 'value' in element ? element.value : 'x'];
				return before.flatMap((one) => next.map((other) => one + other));
			},
			['']
		);
	return said(new IntlMessageFormat(message, language.split('/')[0]).getAst());
};

/** What a message is made of: the names of its arguments, and the cases of each plural in it. */
export const partsOf = (message: string, language: string): { names: string[]; plurals: string[][] } => {
	const elements = everyElement(new IntlMessageFormat(message, language).getAst());
	const named = elements.filter(({ type }) => Number(type) !== literal && Number(type) !== pound);
	return {
		names: [...new Set(named.map((element) => ('value' in element ? element.value : '')))].sort(),
		plurals: elements.flatMap((element) =>
			Number(element.type) === plural && 'options' in element ? [Object.keys(element.options)] : []
		)
	};
};
