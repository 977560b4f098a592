import type { Words } from '../../../words';
import { confirmationOf } from '../about-me/health';
import type { Answer } from '../../questions/answer';
import { wholeText, type Line as Said } from '../../questions/say';
import type { Question, QuestionSet } from '../../questions/set';
import { asideWords } from './aside';
import type { Inputs, Line, Source } from './line';
import { lackOf, lackWords } from './not-here';
import { quoted } from './quoted';

/** How long a line that came from a proposal is called new: until the plan is a year older. */
const newFor = 365 * 24 * 60 * 60 * 1000;

const isNew = (instant: string | null, { words, now, zone }: Inputs): string | null => {
	if (instant === null) return null;
	const since = new Date(instant);
	return since <= now && now.getTime() - since.getTime() < newFor
		? words.t('card:new-since', { date: words.monthDay(since, zone) })
		: null;
};

const uncheckedWords = (told: Answer | null, { words, now, zone }: Inputs): string | null => {
	if (told === null) return null;
	if (told.typedAs === 'speech-pathologist') return words.t('media:not-checked', { name: told.typist });
	const date = words.date(told.writtenAt, zone);
	return date === words.date(now, zone)
		? words.t('card:told-today', { name: told.typist })
		: words.t('card:told-on', { name: told.typist, date });
};

const untranslatedWords = (said: Said, words: Words): string | null => {
	if (said.machine) return words.t('card:by-machine');
	if (said.unchecked) return words.t('card:rendering-unchecked');
	// What stands beside a line is in the person's own language, whatever became of the line itself.
	if (said.original !== null && said.beside.length > 0) return words.t('card:not-translated');
	return said.own && said.language !== words.language ? words.t('card:not-translated') : null;
};

/** Whether this line came with an act the person has still to confirm; it stays so in later versions of the answer. */
const waits = ({ held = new Map() }: Inputs, source: Source, since: string | null): boolean =>
	since === null
		? source.item === null && held.has(source.answerId)
		: [...held.values()].some((one) => one.since.getTime() === Date.parse(since));

/** Whether a clinician confirmed what has to be confirmed. What was told to staff is not the person's word yet. */
const confirmedWords = (question: Question, answer: Answer, source: Source, inputs: Inputs): string[] => {
	if (!question.confirm) return [];
	const { words, zone } = inputs;
	const found = confirmationOf(inputs.confirmations, answer, source.item);
	return found === null
		? [words.t('card:not-confirmed')]
		: [words.t('card:confirmed', { name: found.by, date: words.date(found.at, zone) })];
};

const notesOf = (
	question: Question,
	answer: Answer,
	said: Said,
	told: boolean,
	source: Source,
	inputs: Inputs
): string[] => [
	...(waits(inputs, source, said.since) ? [inputs.words.t('card:to-confirm')] : []),
	...(told ? [] : confirmedWords(question, answer, source, inputs)),
	...(question.card?.banner !== undefined && inputs.banners[question.card.banner] !== undefined
		? [inputs.words.t('card:may-bind')]
		: []),
	...asideWords(source, inputs.setAside, inputs),
	...lackOf(answer, said, inputs.lacking).map((lack) => lackWords(inputs.words, lack))
];

/** Whether this line is never left out: all of its question is, or what was picked (S4-33). */
const isMust = ({ card }: Question, { value }: Answer, item: string | null): boolean => {
	if (card === undefined || card.must) return card?.must ?? false;
	const picked =
		value !== null && 'items' in value ? value.items.find(({ id }) => id === item)?.option : undefined;
	return picked !== undefined && (card.mustOptions?.includes(picked) ?? false);
};

/** The person's own words stand in quotes; a rendering of them and a choice on offer do not. */
const wordsOf = ({ own, original, text, language }: Said): string =>
	own && original === null ? quoted(text, language) : text;

/** One line of an answer as it stands on the card. */
export const lineFor = (
	set: QuestionSet,
	question: Question,
	answer: Answer,
	said: Said,
	inputs: Inputs,
	told = false
): Line => {
	const { card } = question;
	const source = { question: answer.question, item: said.item, answerId: answer.id };
	const composed = said.about !== null || said.beside.length > 0;
	const text = composed ? wholeText(inputs.words, { ...said, text: wordsOf(said) }) : wordsOf(said);
	const fresh = told ? null : isNew(said.since, inputs);
	return {
		text: card?.phrase ? inputs.words.t(`${set.id}:${question.id}.card`, { answer: text }) : text,
		language: card?.phrase || composed ? inputs.words.language : said.language,
		original: said.original,
		isNew: fresh,
		...(fresh === null || said.since === null ? {} : { since: Date.parse(said.since) }),
		unchecked: uncheckedWords(told ? answer : null, inputs),
		untranslated: untranslatedWords(said, inputs.words),
		notes: notesOf(question, answer, said, told, source, inputs),
		source,
		slot: card?.slot ?? 'call',
		must: isMust(question, answer, said.item),
		inner: text,
		says: card?.says
	};
};
