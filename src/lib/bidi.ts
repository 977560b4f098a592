const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
// A telephone number alone is reversed, group by group, in right-to-left text: digits count too.
const leftToRightOrDigits = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}0-9]/u;

const strong = /\p{L}/u;
const set = /\u2068[^\u2068\u2069]*\u2069/g;

/**
 * The direction of a sentence that holds isolated parts, which HTML's `auto` would take from their first letter:
 * a name in another script at its start turns none of it round. `auto` for text as somebody wrote it.
 */
export const directionOf = (text: string): 'auto' | 'ltr' | 'rtl' => {
	if (!text.includes(FIRST_STRONG_ISOLATE)) return 'auto';
	// Twice: a list inside a sentence is isolated, and each name in it.
	const [first] = strong.exec(text.replaceAll(set, '').replaceAll(set, '')) ?? [];
	if (first === undefined) return 'auto';
	return rightToLeft.test(first) ? 'rtl' : 'ltr';
};

/** Whether text set into a sentence of direction `dir` holds letters or digits that would disturb its order. */
export const hasOtherDirection = (text: string, dir: 'ltr' | 'rtl'): boolean =>
	(dir === 'rtl' ? leftToRightOrDigits : rightToLeft).test(text);

/**
 * A sign or digit, then at least five more digits or separators, ending in a digit: 020 7946 0123, +44 20 7946 0123.
 * Between right-to-left words the bidirectional algorithm (UAX 9) would set its groups in reverse.
 */
export const telephone = /(\+?\d[\d\s().-]{4,}\d)/;

const wrapped = (text: string): string => `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}`;

/**
 * Wraps text so that it keeps its own order inside a sentence of another direction (Unicode UAX 9, isolates), and
 * every telephone number between right-to-left words inside it as well.
 */
export const isolate = (text: string): string =>
	wrapped(rightToLeft.test(text) ? text.replaceAll(new RegExp(telephone, 'g'), wrapped) : text);
