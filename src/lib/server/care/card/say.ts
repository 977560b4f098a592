import type { Words } from '../../../words';
import type { Answer, Item, Rendering } from '../../questions/answer';
import type { Question, QuestionSet } from '../../questions/set';

/** Something a person said, ready to be shown to a reader. */
export type Said = {
	/** Null for an answer that is no list. */
	readonly item: string | null;
	readonly text: string;
	/** BCP 47 code of `text`. */
	readonly language: string;
	/** The person's own words, when `text` is a rendering of them. */
	readonly original: { readonly text: string; readonly language: string } | null;
	/** `missing`: nobody has put it into the reader's language. `machine`: no human has checked the rendering. */
	readonly rendering: 'missing' | 'machine' | null;
	/** The words are the person's, not one of the choices on offer. */
	readonly own: boolean;
	readonly more: string | null;
	readonly since: Date | null;
};

type Spoken = Pick<Answer, 'id' | 'language' | 'value'>;

const inReadersLanguage = (
	answer: Spoken,
	item: string | null,
	renderings: readonly Rendering[],
	language: string
): Rendering | undefined =>
	renderings.findLast(
		(one) => one.answerId === answer.id && one.item === item && one.language === language
	);

const own = (
	answer: Spoken,
	text: string,
	item: Item | null,
	renderings: readonly Rendering[],
	words: Words
): Said => {
	const about = {
		item: item?.id ?? null,
		own: true,
		more: item?.more ?? null,
		since: item?.since === undefined ? null : new Date(item.since)
	};
	if (answer.language === words.language)
		return { ...about, text, language: answer.language, original: null, rendering: null };
	const found = inReadersLanguage(answer, about.item, renderings, words.language);
	if (found === undefined)
		return { ...about, text, language: answer.language, original: null, rendering: 'missing' };
	return {
		...about,
		text: found.wording,
		language: found.language,
		original: { text, language: answer.language },
		rendering: found.how === 'machine' && found.checkedBy === null ? 'machine' : null
	};
};

const offered = (text: string, item: Item | null, words: Words): Said => ({
	item: item?.id ?? null,
	text,
	language: words.language,
	original: null,
	rendering: null,
	own: false,
	more: item?.more ?? null,
	since: item?.since === undefined ? null : new Date(item.since)
});

/** An option's words. An option that a later edition of the set no longer has is shown by its own name. */
const optionWords = (set: QuestionSet, question: Question, option: string, words: Words): string =>
	question.options?.includes(option)
		? words.t(`${set.id}:${question.id}.option.${option}`)
		: option.replaceAll('-', ' ');

const rowWords = (set: QuestionSet, question: Question, row: string, value: number | string, words: Words) =>
	words.t('plan:row', {
		row: words.t(`${set.id}:${question.id}.row.${row}`),
		value:
			typeof value === 'number'
				? words.t(`${set.id}:${question.id}.scale.${value}`)
				: words.t(`plan:mark.${value}`)
	});

/** Every line of an answer, in the person's order, in the reader's language where it can be; none when unanswered. */
export const say = (
	set: QuestionSet,
	question: Question,
	answer: Spoken,
	renderings: readonly Rendering[],
	words: Words
): Said[] => {
	const { value } = answer;
	if (value === null) return [];
	const note = 'note' in value && value.note ? [own(answer, value.note, null, renderings, words)] : [];
	if ('text' in value) return [own(answer, value.text, null, renderings, words)];
	if ('items' in value)
		return value.items.map((item) =>
			item.option === undefined
				? own(answer, item.text ?? '', item, renderings, words)
				: offered(optionWords(set, question, item.option, words), item, words)
		);
	if ('choice' in value)
		return [offered(optionWords(set, question, value.choice, words), null, words), ...note];
	if ('date' in value) return [offered(words.day(value.date), null, words)];
	return [
		...Object.entries(value.rows).map(([row, point]) =>
			offered(rowWords(set, question, row, point, words), null, words)
		),
		...note
	];
};
