import type { Words } from '$lib/words';
import type { Answer, Item, Rendering } from './answer';
import { optionId } from './option-id';
import { questionOf, type Question, type QuestionSet } from './set';

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
	/** What the line is for, in the reader's language or the person's own words. */
	readonly about: string | null;
	/** What stands beside the line, each said in a phrase of the question's. */
	readonly beside: readonly string[];
	/** Room for more behind the line, in the language it was written in. */
	readonly more: string | null;
	/** The rendering was made by a machine and no human has checked it. */
	readonly machine: boolean;
	/** The rendering is a human's, and nobody is named who stands for it as the words are now. */
	readonly unchecked: boolean;
};

const key = (set: QuestionSet, question: Question, name: string): string =>
	`${set.id}:${question.id}.${name}`;

type Beside = Pick<Line, 'about' | 'beside'>;

const ownLine = (
	text: string,
	item: Item | null,
	answer: Answer,
	renderings: readonly Rendering[],
	reader: string,
	beside: Beside
): Line => {
	const about = {
		item: item?.id ?? null,
		own: true,
		since: item?.since ?? null,
		more: item?.more ?? null,
		...beside
	};
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

/** The words of what a line is for: an option by our words, else as the person wrote it then. */
const aboutIn = (words: Words, set: QuestionSet, question: Question, item: Item): string | null => {
	const to = question.about === undefined ? undefined : questionOf(set, question.about);
	if (item.about === undefined || to === undefined) return null;
	const option = to.options?.find((one) => optionId(to.id, one) === item.about?.id);
	return option === undefined ? (item.about.text ?? null) : words.t(key(set, to, `option.${option}`));
};

const besideIn = (words: Words, set: QuestionSet, question: Question, item: Item | null): Beside => ({
	about: item === null ? null : aboutIn(words, set, question, item),
	beside: (question.parts ?? []).flatMap((part) => {
		const text = item?.parts?.[part];
		return text === undefined ? [] : [words.t(key(set, question, `said.${part}`), { answer: text })];
	})
});

/** A line with what it is for and what stands beside it, as one text. */
export const wholeText = (words: Words, line: Pick<Line, 'text' | 'about' | 'beside'>): string => {
	const text = [line.text, ...line.beside].join(' · ');
	return line.about === null ? text : words.t('answer:row', { row: line.about, answer: text });
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
		...besideIn(words, set, question, item),
		machine: false,
		unchecked: false
	});
	const own = (text: string, item: Item | null = null): Line =>
		ownLine(text, item, answer, renderings, language, besideIn(words, set, question, item));
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
