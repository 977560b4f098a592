import { formalityRules, type FormalityRule, type Jurisdiction } from './jurisdiction';

/** What a page says of one rule: the key of its sentence, what stands in it, and how sure it is. */
export type SaidRule = Pick<FormalityRule, 'source' | 'verified'> & {
	readonly rule: string;
	readonly key: string;
	readonly params: { readonly count?: number };
	/** Keys of a list that follows the sentence. */
	readonly list: readonly string[];
};

/** Which of a jurisdiction's own words a page wants; `banner` is the short one for the card. */
export const JURISDICTION_WORDS = [
	'name',
	'setting',
	'instrument',
	'banner',
	'weight',
	'refused-medicine'
] as const;

/** The key of one of a jurisdiction's own words: `jurisdiction-scotland:banner`. */
export const jurisdictionWord = (
	{ id }: Pick<Jurisdiction, 'id'>,
	word: (typeof JURISDICTION_WORDS)[number]
): string => `jurisdiction-${id}:${word}`;

const own: Record<string, (typeof JURISDICTION_WORDS)[number]> = {
	instrument: 'instrument',
	weight: 'weight',
	refusedMedicine: 'refused-medicine'
};

const keyOf = (rule: string, value: unknown): string => {
	if (value === true) return `jurisdiction:rule.${rule}.yes`;
	if (value === false) return `jurisdiction:rule.${rule}.no`;
	if (typeof value === 'string') return `jurisdiction:rule.${rule}.${value}`;
	if (rule === 'expiresAfterMonths') return `jurisdiction:rule.${rule}.${value === null ? 'none' : 'some'}`;
	return `jurisdiction:rule.${rule}`;
};

/** Every rule of a jurisdiction as a sentence to be read, with its source. */
export const saidBy = (jurisdiction: Jurisdiction): readonly SaidRule[] =>
	formalityRules(jurisdiction).map(([rule, { value, source, verified }]) => {
		const listed: unknown[] = Array.isArray(value) ? value : [];
		const word = own[rule];
		return {
			rule,
			key: word ? jurisdictionWord(jurisdiction, word) : keyOf(rule, value),
			params:
				typeof value === 'number' ? { count: value } : Array.isArray(value) ? { count: listed.length } : {},
			list: listed.map((relation) => `jurisdiction:relation.${String(relation)}`),
			source,
			verified
		};
	});
