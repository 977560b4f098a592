const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
// A telephone number alone is reversed, group by group, in right-to-left text: digits count too.
const leftToRightOrDigits = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}0-9]/u;

/** Whether text set into a sentence of direction `dir` holds letters or digits that would disturb its order. */
export const hasOtherDirection = (text: string, dir: 'ltr' | 'rtl'): boolean =>
	(dir === 'rtl' ? leftToRightOrDigits : rightToLeft).test(text);

/** Wraps text so that it keeps its own order inside a sentence of another direction (Unicode UAX 9, isolates). */
export const isolate = (text: string): string => `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}`;
