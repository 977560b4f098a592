import { randomUUID } from 'node:crypto';
import type { Words } from '$lib/words';
import type { QuestionView } from '$lib/ui/question';
import { transaction } from '../access';
import { hasWord } from '../words';
import { itemsOf, nobody, type Answer, type Audience, type Current, type Item } from './answer';
import { actorOf, placeOf, type AnswerPass } from './acts';
import { draftsIn } from './drafts';
import { fieldsOf, type FieldValues } from './fields';
import { optionId } from './option-id';
import { pictureOf } from './pictures';
import { firstAudience } from './readers';
import { linesOf, wholeText } from './say';
import { inOrder, most, points, questionOf, type Question, type QuestionSet, type Reader } from './set';
import * as store from './store';

/** The readers a question may be shown to, in the order they are offered. */
export const offered = (set: QuestionSet): readonly Reader[] => {
	if (set.voice !== 'person') return ['facilitator', 'person'];
	return set.context === 'episode' ? ['facilitator', 'care-team'] : ['card', 'care-team'];
};

/** Who may be offered as a reader where that does not follow from the set: groups, and people by name. */
export type Offer = {
	readonly groups: readonly Reader[];
	readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** A question is asked unless an earlier answer makes it pointless. */
export const isAsked = (set: QuestionSet, question: Question, answers: readonly Answer[]): boolean => {
	const { askedIf } = question;
	if (askedIf === undefined) return true;
	const earlier = answers.find((one) => one.question === `${set.id}/${askedIf.question}`)?.value ?? null;
	return earlier !== null && 'choice' in earlier && earlier.choice === askedIf.choice;
};

/** The question after this one that the reader may open, or null at the end. */
export const after = (
	set: QuestionSet,
	id: string,
	answers: readonly Answer[],
	open: (set: QuestionSet, question: Question) => boolean = () => true
): Question | null => {
	const asked = inOrder(set).filter((one) => one.id === id || (open(set, one) && isAsked(set, one, answers)));
	return asked[asked.findIndex((one) => one.id === id) + 1] ?? null;
};

/**
 * Of the questions that somebody who begins is asked first, the next one without an answer. Null when all have one, or
 * when this question is none of them.
 */
export const nextOfFirst = (
	set: QuestionSet,
	id: string,
	answers: readonly Answer[],
	open: (set: QuestionSet, question: Question) => boolean = () => true
): Question | null => {
	const answered = new Set(answers.map(({ question }) => question));
	const first = set.first ?? [];
	const left = first.filter((one) => one !== id && !answered.has(`${set.id}/${one}`));
	const found = left.flatMap((one) => questionOf(set, one) ?? []).find((one) => open(set, one));
	return first.includes(id) ? (found ?? null) : null;
};

const wordsOf = (words: Words, set: QuestionSet, question: Question) => {
	const say = (name: string): string => words.t(`${set.id}:${question.id}.${name}`);
	const maybe = (name: string): string | null =>
		hasWord(`${set.id}:${question.id}.${name}`) ? say(name) : null;
	return {
		title: say('title'),
		hint: maybe('hint'),
		why: question.whyWeAsk ? say('why') : null,
		options: (question.options ?? []).map((value) => ({
			value,
			label: say(`option.${value}`),
			picture: words.short || set.pictures ? pictureOf(set.id, question.id, value) : null
		})),
		groups: (question.groups ?? []).map(({ id, options }) => ({ title: say(`group.${id}`), options })),
		parts: (question.parts ?? []).map((name) => ({ name, label: say(`part.${name}`) })),
		aboutLabel: question.about === undefined ? null : say('about'),
		faces: question.faces ?? false,
		bodyMap: question.bodyMap ?? false,
		rows: (question.rows ?? []).map((row) => say(`row.${row}`)),
		scale: question.kind === 'scales' ? points.map((point) => say(`scale.${point}`)) : []
	};
};

const alsoFields = async (
	sql: Parameters<typeof store.renderingsOf>[0],
	pass: AnswerPass,
	current: Current | null,
	language: string,
	fields: FieldValues
): Promise<FieldValues> => {
	if (current === null) return {};
	const said = (await store.renderingsOf(sql, pass, [current.id])).filter((one) => one.language === language);
	const by = said.at(-1)?.madeBy;
	const rows = said.flatMap((one) => {
		if (one.item === null) return [['also-1', [one.wording]] as const];
		const field = Object.entries(fields).find(([name, [id]]) => name.endsWith('-id') && id === one.item)?.[0];
		return field === undefined
			? []
			: [[field.replace('item', 'also').replace('-id', ''), [one.wording]] as const];
	});
	return { ...Object.fromEntries(rows), ...(by === undefined ? {} : { 'also-by': [by] }) };
};

/** What a line of this question can be tied to: all that can be picked in the earlier one, and the person's own words. */
export const aboutItems = (set: QuestionSet, question: Question, answers: readonly Answer[]): Item[] => {
	const to = question.about === undefined ? undefined : questionOf(set, question.about);
	if (to === undefined) return [];
	const said = itemsOf(answers.find((one) => one.question === `${set.id}/${to.id}`)?.value ?? null);
	const offered = (to.options ?? []).map((option) => ({ id: optionId(to.id, option), option }));
	return [...said, ...offered.filter(({ id }) => !said.some((one) => one.id === id))];
};

const aboutsOf = (words: Words, set: QuestionSet, question: Question, answers: readonly Answer[]) =>
	aboutItems(set, question, answers).map(({ id, option, text }) => ({
		value: id,
		label: option === undefined ? (text ?? '') : words.t(`${set.id}:${question.about}.option.${option}`)
	}));

/** The saved lines of a question whose order matters, to be numbered again; none while there is only one. */
const ranksOf = (words: Words, set: QuestionSet, question: Question, answer: Answer | null) => {
	if (!question.ranked || answer === null) return [];
	const lines = linesOf(words, set, question, answer, []).flatMap(({ item, text }) =>
		item === null ? [] : [{ id: item, text }]
	);
	return lines.length > 1 ? lines : [];
};

/** Whom the writer of an answer can name as a reader of it. */
export const peopleToChoose = (
	sql: Parameters<typeof store.renderingsOf>[0],
	pass: AnswerPass,
	voice: string
): Promise<{ id: string; name: string }[]> =>
	voice === nobody ? store.readersToChoose(sql, pass) : store.colleaguesToChoose(sql, pass, voice);

/**
 * Everything a question page shows: the words, what was saved or half-typed, who may see it.
 * @param serviceLanguage the language staff read; when the page speaks another, it offers room for a rendering
 * @param offer who may be offered as a reader, where that does not follow from the set
 */
export const questionPage = (
	pass: AnswerPass,
	set: QuestionSet,
	question: Question,
	words: Words,
	serviceLanguage: string,
	usual: Audience | null = null,
	offer: Offer | null = null
): Promise<QuestionView> =>
	transaction(pass, async (sql) => {
		const place = placeOf(pass, `${set.id}/${question.id}`);
		const writer = actorOf(pass);
		const answers = await store.currents(sql, pass, place.context, place.voice);
		const current = answers.find((one) => one.question === place.question) ?? null;
		const own = place.voice !== nobody || pass.relations.includes('self');
		const mine = own ? current : await store.lastTypedBy(sql, pass, place, writer);
		const draft = (await draftsIn(sql, pass, place.context, place.voice)).find(
			(one) => one.question === place.question && one.writer === writer
		);
		const saved = fieldsOf(question, mine?.value ?? null);
		const also = await alsoFields(sql, pass, current, serviceLanguage, saved);
		const section = set.sections.find((one) => one.questions.includes(question.id))?.questions ?? [];
		const asked = inOrder(set).filter((one) => section.includes(one.id) && isAsked(set, one, answers));
		const audience = current?.audience ?? firstAudience(question, usual);
		return {
			id: question.id,
			kind: question.kind,
			...wordsOf(words, set, question),
			most: most(question),
			ranks: ranksOf(words, set, question, mine),
			abouts: aboutsOf(words, set, question, answers),
			asksWho: question.asksWho ?? false,
			number: asked.findIndex((one) => one.id === question.id) + 1,
			total: asked.length,
			fields: draft === undefined ? { ...saved, ...also } : draft.fields,
			drafted: draft !== undefined,
			state: mine?.state ?? null,
			typedBy: own && current !== null && current.typedBy !== writer ? current.typist : null,
			base: current?.id ?? '',
			key: randomUUID(),
			language: words.language,
			also: serviceLanguage === words.language ? null : serviceLanguage,
			who: own
				? {
						offer: offer?.groups ?? offered(set),
						people: [...(offer?.people ?? (await peopleToChoose(sql, pass, place.voice)))],
						value: [...audience.groups, ...audience.named]
					}
				: null
		};
	});

/** What another answer to the same question says, as one text, for the page that shows both. */
export const textOf = (words: Words, set: QuestionSet, question: Question, answer: Answer | null): string => {
	if (answer === null) return words.t('questions:state.none');
	if (answer.state !== 'answered') return words.t(`questions:state.${answer.state}`);
	return linesOf(words, set, question, answer, [])
		.map((line) => wholeText(words, line))
		.join('\n');
};
