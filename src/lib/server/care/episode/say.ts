import type { Words } from '$lib/words';
import { EVALUATORS, KINDS } from '../../standards/vocabulary';
import { choiceWord, wordsOf } from './field-words';
import { fields, type AnyValue, type Field } from './fields';
import { typedParts } from './form';
import type { Part } from './shape';

/** One part of what was written. `own`: somebody's own words, shown in their own direction. */
export type SaidPart = { readonly label: string; readonly text: string; readonly own: boolean };

const answers: readonly string[] = ['yes', 'no', 'not-known'];
const reasons: readonly string[] = fields.followed.shape.why.choices;
const shared: readonly (readonly [group: string, choices: readonly string[]])[] = [
	['component-kind', KINDS],
	['evaluator', EVALUATORS]
];
const same = (one: readonly string[], other: readonly string[]): boolean =>
	one.every((choice) => other.includes(choice));

/** Choices that mean the same everywhere share their words. */
const groupOf = (field: Field, part: string, choices: readonly string[]): string => {
	if (same(choices, answers)) return 'answer';
	if (same(choices, reasons)) return 'why';
	return shared.find(([, known]) => same(choices, known))?.[0] ?? `${field}-${part}`;
};

/** A word of a field: its title, or the label of one of its parts. */
export const partLabel = ({ t }: Words, field: Field, part: string): string =>
	t(wordsOf(field).field(field, part));

/** The sentence before anybody writes. */
export const hintWords = ({ t }: Words, field: Field): string => t(wordsOf(field).hint(field));

/** A choice in words. */
export const optionWords = (
	{ t }: Words,
	field: Field,
	part: string,
	choices: readonly string[],
	value: string
): string => {
	const own = choiceWord(field, part, value);
	if (own !== null) return t(own);
	const group = groupOf(field, part, choices);
	if (group === 'component-kind') return t(`episode-use:option.component-kind.${value}`);
	if (group === 'evaluator') return t(`episode-orders:option.evaluator.${value}`);
	if (group !== `${field}-${part}`) return t(`episode:option.${group}.${value}`);
	return t(wordsOf(field).option(group, value));
};

const contentWords = (
	words: Words,
	zone: string,
	field: Field,
	name: string,
	part: Part,
	content: unknown
): string => {
	if (content instanceof Date) return words.dateTime(content, zone);
	if (part.kind === 'choice') return optionWords(words, field, name, part.choices, String(content));
	if (part.kind === 'choices' && Array.isArray(content))
		return words.list(content.map((one) => optionWords(words, field, name, part.choices, String(one))));
	return String(content);
};

/** A fact in words, part by part; what was left empty is left out. */
export const sayValue = (words: Words, zone: string, field: Field, value: AnyValue): readonly SaidPart[] => {
	const content = new Map(Object.entries(value));
	return typedParts(field).flatMap(([name, part]) => {
		const said = content.get(name) ?? null;
		if (said === null) return [];
		const text = contentWords(words, zone, field, name, part, said);
		return [{ label: partLabel(words, field, name), text, own: part.kind === 'words' }];
	});
};

/** The five kinds, to be picked from. */
export const kindOptions = (words: Words): readonly { readonly value: string; readonly label: string }[] => {
	const { choices } = fields.component.shape.kind;
	return choices.map((kind) => ({
		value: kind,
		label: optionWords(words, 'component', 'kind', choices, kind)
	}));
};
