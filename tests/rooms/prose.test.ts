import { readFileSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { sourcesIn } from './house.js';

/** Attributes whose text a person reads or hears. */
const SPOKEN =
	/^(title|alt|placeholder|label|aria-label|aria-description|aria-roledescription|aria-valuetext|content)$/;
/** Text of letters is prose; signs, digits and the name of the product are not. */
const isProse = (text: string) => /\p{L}{2,}/u.test(text.replaceAll('Foreword', ''));

type Node = AST.Fragment['nodes'][number] | AST.Attribute;

const spokenText = (attribute: AST.Attribute) =>
	Array.isArray(attribute.value) && SPOKEN.test(attribute.name) && !isViewport(attribute)
		? attribute.value.flatMap((part) => (part.type === 'Text' ? [part.data] : []))
		: [];

const isViewport = (attribute: AST.Attribute) =>
	Array.isArray(attribute.value) &&
	attribute.value.some((part) => part.type === 'Text' && /^(width=|light|dark|#|noindex)/.test(part.data));

const fragmentsOf = (node: Node): AST.Fragment[] =>
	Object.values(node).filter(
		(value): value is AST.Fragment =>
			typeof value === 'object' && value !== null && 'type' in value && value.type === 'Fragment'
	);

const proseIn = (fragment: AST.Fragment): string[] =>
	fragment.nodes.flatMap((node): string[] => {
		if (node.type === 'Text') return isProse(node.data) ? [node.data.trim()] : [];
		const spoken =
			'attributes' in node
				? node.attributes.flatMap((one) => (one.type === 'Attribute' ? spokenText(one).filter(isProse) : []))
				: [];
		return [...spoken, ...fragmentsOf(node).flatMap(proseIn)];
	});

const proseOf = (markup: string) => proseIn(parse(markup, { modern: true }).fragment);

test('no page and no component holds a word of its own', () => {
	const found = sourcesIn('src')
		.filter((file) => file.endsWith('.svelte'))
		.flatMap((file) => proseOf(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`));
	expect(found).toEqual([]);
});

test('the search finds words in text, in attributes and inside blocks', () => {
	expect(proseOf('<p>Hello</p>')).toEqual(['Hello']);
	expect(proseOf('<img alt="A dog" src="x" />')).toEqual(['A dog']);
	expect(proseOf('{#if x}<b>yes</b>{:else}<i title="no">1</i>{/if}')).toEqual(['yes', 'no']);
	expect(proseOf('{#each xs as x}<p>each</p>{/each}')).toEqual(['each']);
	expect(proseOf('<p>{t("a:b")} · 3</p>')).toEqual([]);
});
