import drawn from './pictures.json';

const pictures: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = drawn;

/**
 * Where the drawing of an option is: the symbol of its name in the file of its question. Null when none is drawn for
 * it: then the words stand alone. Nothing of restraint is drawn (domain.md section 5, rule 12).
 */
export const pictureOf = (set: string, question: string, option: string): string | null =>
	pictures[set]?.[question]?.[option] === undefined ? null : `/pictures/${set}.${question}.svg#${option}`;
