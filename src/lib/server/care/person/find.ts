import type { Alike } from './person';

/** What somebody is looked for by. */
export type Search = {
	/** As typed; empty when no name was. */
	readonly name: string;
	/** Days it may mean, `YYYY-MM-DD`: 3/4/1991 is both the third of April and the fourth of March. */
	readonly born: readonly string[];
	/** Empty when no number was typed. */
	readonly number: string;
	/** Of a wallet card; null when what was typed cannot be one. */
	readonly code: string | null;
};

/** Somebody whom a search found. */
export type Found = Alike & {
	/** They have an open intake at the unit that looks. */
	readonly here: boolean;
};

/** Where the digits of a script begin: Arabic, Persian and Urdu, Devanagari, Bengali, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

const plainDigits = (text: string): string =>
	text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		const zero = zeros.find((one) => code >= one && code < one + 10);
		return zero === undefined ? digit : String(code - zero);
	});

const dayOf = (year: string, month: string, day: string): string[] => {
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const at = new Date(`${iso}T00:00:00Z`);
	return iso >= '1900' && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? [iso] : [];
};

const yearFirst = /(?<!\d)(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)/;
const yearLast = /(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)/;

const daysIn = (text: string): { born: string[]; rest: string } => {
	const [whole, year = '', month = '', day = ''] = yearFirst.exec(text) ?? [];
	if (whole !== undefined) return { born: dayOf(year, month, day), rest: text.replace(whole, ' ') };
	const [other, one = '', two = '', last = ''] = yearLast.exec(text) ?? [];
	if (other === undefined) return { born: [], rest: text };
	const born = [...new Set([...dayOf(last, two, one), ...dayOf(last, one, two)])];
	return { born, rest: text.replace(other, ' ') };
};

const walletCode = /^[2-9B-DF-HJ-NP-TV-Z]{4}[-\s]?[2-9B-DF-HJ-NP-TV-Z]{4}$/i;

/** What was typed into the one box: a birth date and a number wherever they stand, and the rest is a name. */
export const readSearch = (typed: string): Search => {
	const text = plainDigits(typed).trim();
	if (walletCode.test(text) && /[a-z]/i.test(text)) return { name: '', born: [], number: '', code: text };
	const { born, rest } = daysIn(text);
	const words = rest.split(/[\s,;]+/).filter((word) => word !== '');
	const numbered = (word: string): boolean => /\d/.test(word);
	return {
		name: words.filter((word) => !numbered(word)).join(' '),
		born,
		number: words.filter(numbered).join(' '),
		code: null
	};
};

/** By how many things somebody was looked for, and which. */
export type Known = 'name' | 'born' | 'number' | 'code';
export const knownOf = ({ name, born, number, code }: Search): Known[] => [
	...(name === '' ? [] : ['name' as const]),
	...(born.length === 0 ? [] : ['born' as const]),
	...(number === '' ? [] : ['number' as const]),
	...(code === null ? [] : ['code' as const])
];

/** Whether it can find anybody who is not at the unit: a number or a code, or a name with a birth date. */
export const reachesFurther = (known: readonly Known[]): boolean =>
	known.includes('number') || known.includes('code') || (known.includes('name') && known.includes('born'));

/**
 * What has to be said of the one who is picked before anything opens: a second identifier, and where several are
 * alike one that tells them apart. Null: enough is known.
 */
export const askedNext = (known: readonly Known[], alike: number): 'born' | 'number' | null => {
	if (!known.includes('born') && (known.length < 2 || alike > 1)) return 'born';
	return alike > 1 ? 'number' : null;
};

/** What was said of the one picked. `sure`: they or a paper of theirs said so, where no number is written down. */
export type Said = { readonly born: string; readonly number: string; readonly sure: boolean };

const numberKey = (number: string): string =>
	plainDigits(number)
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether what was said is right of this one. */
export const confirms = (one: Alike, next: 'born' | 'number' | null, said: Said): boolean => {
	if (next === null) return true;
	if (next === 'born') return one.born === said.born;
	if (one.recordNumber === null) return said.sure && said.number === '';
	return numberKey(one.recordNumber) === numberKey(said.number);
};
