import type { Words } from '$lib/words';
import type { Answer, Item, Rendering } from './answer';
import type { Question, QuestionSet } from './set';

/** One line of an answer as it is read. */
export type Line = {
	/** The item's id; null when the line is the whole answer. */
	readonly item: string | null;
	readonly text: string;
	/** Language code of `text`. */
	readonly language: string;
	/** The person's own words, when `text` is a rendering of them. */
	readonly original: { readonly text: string; readonly language: string } | null;
	/** True when the words are a person's, not ours. */
	readonly own: boolean;
	readonly since: string | null;
	/** Room for more behind the line, in the language it was written in. */
	readonly more: string | null;
	/** The rendering was made by a machine and no human has checked it. */
	readonly machine: boolean;
	/** The rendering is a human's, and nobody is named who stands for it as the words are now. */
	readonly unchecked: boolean;
};

const key = (set: QuestionSet, question: Question, name: string): string =>
	`${set.id}:${question.id}.${name}`;

const ownLine = (
	text: string,
	item: Item | null,
	answer: Answer,
	renderings: readonly Rendering[],
	reader: string
): Line => {
	const about = { item: item?.id ?? null, own: true, since: item?.since ?? null, more: item?.more ?? null };
	const rendering =
		answer.language === reader
			? undefined
			: renderings.findLast(
					(one) => one.answerId === answer.id && one.item === about.item && one.language === reader
				);
	return rendering === undefined
		? { ...about, text, language: answer.language, original: null, machine: false, unchecked: false }
		: {
				...about,
				text: rendering.wording,
				language: reader,
				original: { text, language: answer.language },
				machine: rendering.how === 'machine' && rendering.checkedBy === null,
				unchecked: rendering.how === 'human' && rendering.checkedBy === null
			};
};

/**
 * An answer as lines in the reader's language: options and rows by our own words, a person's words as they are, or
 * as rendered with the original beside them. Empty when the question was not answered.
 */
export const linesOf = (
	words: Words,
	set: QuestionSet,
	question: Question,
	answer: Answer,
	renderings: readonly Rendering[]
): Line[] => {
	const { value } = answer;
	if (value === null) return [];
	const { t, language } = words;
	const ours = (text: string, item: Item | null = null): Line => ({
		item: item?.id ?? null,
		text,
		language,
		original: null,
		own: false,
		since: item?.since ?? null,
		more: item?.more ?? null,
		machine: false,
		unchecked: false
	});
	const own = (text: string, item: Item | null = null): Line =>
		ownLine(text, item, answer, renderings, language);
	const note = 'note' in value && value.note !== undefined ? [own(value.note)] : [];
	if ('text' in value) return [own(value.text)];
	if ('items' in value)
		return value.items.map((item) =>
			item.option === undefined
				? own(item.text ?? '', item)
				: ours(t(key(set, question, `option.${item.option}`)), item)
		);
	if ('choice' in value) return [ours(t(key(set, question, `option.${value.choice}`))), ...note];
	if ('date' in value) return [ours(words.day(value.date))];
	const rows = Object.entries(value.rows).map(([row, point]) =>
		ours(
			t('answer:row', {
				row: t(key(set, question, `row.${row}`)),
				answer:
					typeof point === 'number' ? t(key(set, question, `scale.${point}`)) : t(`questions:mark.${point}`)
			})
		)
	);
	return [...rows, ...note];
};
