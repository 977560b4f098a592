import type { Value } from '../../questions/answer';

/** The question under which the person answers for each line of their plan. */
export const planLines = 'debrief-person/plan-lines';

/** What somebody says of a line of the plan: it was used, it was not, or they do not know. */
export const usedWords = ['used', 'not-used', 'not-known'] as const;
export type Used = (typeof usedWords)[number];

/** What staff wrote of a line, in the same three words; null where nothing is written. */
export const staffWord = (answer: string): Used | null => {
	if (answer === 'tried' || answer === 'followed') return 'used';
	if (answer === 'not-tried' || answer === 'not-followed') return 'not-used';
	return answer === 'not-known' ? 'not-known' : null;
};

/**
 * How the two stand to each other. `open`: at most one of them says used or not used. It is said and never settled:
 * what happened is not for the program to decide (S2-21).
 */
export const compared = (person: Used | null, staff: Used | null): 'same' | 'differ' | 'open' => {
	const says = (one: Used | null): boolean => one === 'used' || one === 'not-used';
	if (!says(person) || !says(staff)) return 'open';
	return person === staff ? 'same' : 'differ';
};

/** The person's word on each line, by the line's key. */
export const wordsOn = (value: Value | null): ReadonlyMap<string, Used> =>
	new Map(
		value !== null && 'items' in value
			? value.items.flatMap(({ id, option }) => {
					const word = usedWords.find((one) => one === option);
					return word === undefined ? [] : [[id, word] as const];
				})
			: []
	);

/** The answer as it is stored: the word on each line, by its key. The words of the line stay in the plan alone. */
export const valueOf = (said: ReadonlyMap<string, Used>): Value | null =>
	said.size === 0 ? null : { items: [...said].map(([id, option]) => ({ id, option, about: { id } })) };
