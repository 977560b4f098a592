import type { Words } from '$lib/words';
import type { Answer, Rendering } from './answer';
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
};

const key = (set: QuestionSet, question: Question, name: string): string => `${set.id}:${question.id}.${name}`;

const ownLine = (
	text: string,
	item: string | null,
	answer: Answer,
	renderings: readonly Rendering[],
	reader: string,
	since: string | null
): Line => {
	const rendering =
		answer.language === reader
			? undefined
			: renderings.findLast((one) => one.answerId === answer.id && one.item === item && one.language === reader);
	return rendering === undefined
		? { item, text, language: answer.language, original: null, own: true, since }
		: {
				item,
				text: rendering.wording,
				language: reader,
				original: { text, language: answer.language },
				own: true,
				since
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
	const ours = (text: string, item: string | null = null, since: string | null = null): Line => ({
		item,
		text,
		language,
		original: null,
		own: false,
		since
	});
	const own = (text: string, item: string | null = null, since: string | null = null): Line =>
		ownLine(text, item, answer, renderings, language, since);
	const note = 'note' in value && value.note !== undefined ? [own(value.note)] : [];
	if ('text' in value) return [own(value.text)];
	if ('items' in value)
		return value.items.map((item) =>
			item.option === undefined
				? own(item.text ?? '', item.id, item.since ?? null)
				: ours(t(key(set, question, `option.${item.option}`)), item.id, item.since ?? null)
		);
	if ('choice' in value) return [ours(t(key(set, question, `option.${value.choice}`))), ...note];
	if ('date' in value) return [ours(words.day(value.date))];
	const rows = Object.entries(value.rows).map(([row, point]) =>
		ours(
			t('answer:row', {
				row: t(key(set, question, `row.${row}`)),
				answer: typeof point === 'number' ? t(key(set, question, `scale.${point}`)) : t(`questions:mark.${point}`)
			})
		)
	);
	return [...rows, ...note];
};
