import bidiFactory from 'bidi-js';
import { FAMILIES, lettersOf, type Family, type Letters, type Weight } from './fonts';

const bidi = bidiFactory();

export type Direction = 'ltr' | 'rtl';

/** A stretch of a paragraph that is drawn in one go: one direction, one script, one font; null has no letters for it. */
export type Stretch = {
	readonly start: number;
	readonly end: number;
	/** Embedding level (UAX 9): odd runs from right to left. */
	readonly level: number;
	readonly letters: Letters | null;
};

const scripts: readonly [script: string, pattern: RegExp, family: Family][] = [
	['Latn', /\p{Script=Latin}/u, 'sans'],
	['Grek', /\p{Script=Greek}/u, 'sans'],
	['Cyrl', /\p{Script=Cyrillic}/u, 'sans'],
	['Arab', /\p{Script=Arabic}/u, 'arabic'],
	['Deva', /\p{Script=Devanagari}/u, 'devanagari']
];

/** Marks of direction, joiners, variation selectors: they act on others and are not drawn. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** Whether a text is empty to the eye. */
export const isUnseen = (text: string): boolean => [...text].every((one) => unseen.test(one));

const coveredBy = (codePoint: number, first: Family, weight: Weight): Letters | null => {
	const families = [first, ...FAMILIES.filter((family) => family !== first)];
	return families.map((family) => lettersOf(family, weight)).find((one) => one.has(codePoint)) ?? null;
};

/** Levels of a paragraph and the side it begins on: as said, else that of its first strong letter. */
export const levelsOf = (text: string, direction: Direction | undefined) => {
	const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction);
	return { levels, base: (paragraphs[0]?.level ?? 0) % 2 === 1 ? ('rtl' as const) : ('ltr' as const) };
};

/** Cuts a paragraph into stretches. What belongs to no script (digits, signs, spaces) stays with what stood before. */
export const stretchesOf = (text: string, levels: Uint8Array, weight: Weight): Stretch[] => {
	const found: (Stretch & { script: string })[] = [];
	let script = 'Latn';
	let family: Family = 'sans';
	let start = 0;
	for (const letter of text) {
		const own = scripts.find(([, pattern]) => pattern.test(letter));
		if (own) [script, , family] = own;
		const last = found.at(-1);
		const letters =
			unseen.test(letter) && last ? last.letters : coveredBy(letter.codePointAt(0) ?? 0, family, weight);
		const level = levels[start] ?? 0;
		const end = start + letter.length;
		// Each letter that no font has is a box of its own.
		const same = last && letters !== null && last.letters === letters && last.level === level;
		if (same && last.script === script) found[found.length - 1] = { ...last, end };
		else found.push({ start, end, level, letters, script });
		start = end;
	}
	return found;
};
