import type { Words } from '$lib/words';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { sets } from '../../questions/sets';
import { ofPlan } from '../crisis-plan/for-card';
import { ownStrategiesTried, planItemKey, standingAll } from './episode';
import { fields } from './fields';
import type { LineField } from './form';
import type { LineKind } from './plan';
import type { PlanLine } from './plan-store';
import type { EpisodeRead } from './reading';
import { optionWords } from './say';

/** A line of the person's plan, in the reader's language, and what was written about it. */
export type LineView = {
	readonly key: string;
	/** The question it answers, in the person's own view of it. */
	readonly question: string;
	/** Null where the reader may not see the words (any more). */
	readonly text: string | null;
	readonly language: string | null;
	readonly original: { readonly text: string; readonly language: string } | null;
	readonly answer: string;
	readonly why: string;
	readonly words: string;
	/** The answer and the reason in words; null while nothing is written about this line. */
	readonly said: string | null;
};
export type LinesView = {
	readonly field: LineField;
	readonly title: string;
	readonly lines: readonly LineView[];
	readonly answers: readonly { readonly value: string; readonly label: string }[];
	readonly reasons: readonly { readonly value: string; readonly label: string }[];
};

const wordsOf = (
	words: Words,
	{ answers, renderings, crisis }: EpisodeRead,
	{ question, item, shown }: PlanLine
) => {
	if (question.startsWith(ofPlan)) {
		const said = crisis.get(shown);
		const title = words.t(`crisis-plan:topic.${question.slice(ofPlan.length)}.title`);
		return { question: title, line: said === undefined ? null : { ...said, original: null } };
	}
	const [setId = '', questionId = ''] = question.split('/');
	const set = sets.get(setId);
	const asked = set && questionOf(set, questionId);
	if (!set || !asked) return { question: '', line: null };
	const said = [
		...answers.filter(({ id }) => id === shown),
		...answers.filter((one) => one.question === question)
	];
	const line = said
		.flatMap((answer) => linesOf(words, set, asked, answer, renderings))
		.find((one) => one.item === item);
	return { question: words.t(`${set.id}:${asked.id}.title`), line: line ?? null };
};

const factsAbout = (read: EpisodeRead, field: LineField) =>
	new Map<string, { answer: string; why: string | null; words: string | null }>(
		field === 'tried'
			? standingAll(read.facts, 'tried').map(({ item, value }) => [item, { ...value, words: value.result }])
			: standingAll(read.facts, 'followed').map(({ item, value }) => [item, value])
	);

const lineView = (words: Words, read: EpisodeRead, field: LineField, line: PlanLine): LineView => {
	const { question, line: said } = wordsOf(words, read, line);
	const fact = factsAbout(read, field).get(planItemKey(line));
	const { answer, why } = fields[field].shape;
	const parts = fact && [
		optionWords(words, field, 'answer', answer.choices, fact.answer),
		...(fact.why === null ? [] : [optionWords(words, field, 'why', why.choices, fact.why)]),
		...(fact.words === null ? [] : [fact.words])
	];
	return {
		key: planItemKey(line),
		question,
		text: said?.text ?? null,
		language: said?.language ?? null,
		original: said?.original ?? null,
		answer: fact?.answer ?? '',
		why: fact?.why ?? '',
		words: fact?.words ?? '',
		said: parts ? parts.join('. ') : null
	};
};

const kindOf: Record<LineField, LineKind> = { tried: 'strategy', followed: 'wish' };

/** The lines of the plan that a field asks about, with what stands about each. */
export const linesView = (words: Words, read: EpisodeRead, field: LineField): LinesView => {
	const options = (part: 'answer' | 'why') => {
		const { choices } = fields[field].shape[part];
		return choices.map((value) => ({ value, label: optionWords(words, field, part, choices, value) }));
	};
	return {
		field,
		title: words.t(`episode:field.${field}.title`),
		lines: read.lines
			.filter(({ kind }) => kind === kindOf[field])
			.map((line) => lineView(words, read, field, line)),
		answers: options('answer'),
		reasons: options('why')
	};
};

/** "Own strategies tried first: 0 of 3". */
export const triedWords = ({ t }: Words, { facts, lines }: EpisodeRead): string => {
	const own = lines.filter(({ kind }) => kind === 'strategy');
	const { tried, of } = ownStrategiesTried(facts, own);
	return of === 0 ? t('episode:tried.none-known') : t('episode:tried.count', { tried, of });
};
