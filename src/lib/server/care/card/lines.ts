import type { Words } from '../../../words';
import { wordsFor } from '../../words';
import { mayContact, toTell } from '../sharing/may-contact';
import type { Media } from '../media/media';
import { confirmationOf, type Confirmation } from '../about-me/health';
import { nobody, type Answer, type Current, type Rendering } from '../../questions/answer';
import { inOrder, type Question, type QuestionSet, type Slot } from '../../questions/set';
import { linesOf as say, wholeText, type Line as Said } from '../../questions/say';
import type { CardDirective, Wished } from '../directive/on-card';
import { directiveLines } from './directive-lines';
import { onlyOnce } from './twice';
import { withShown } from './shown';

/** What a line on the card came from, so that a reason for not following it can point to it. */
export type Source = { readonly question: string; readonly item: string | null; readonly answerId: string };

/** One line that may stand on the card: all of it, or nothing. */
export type Line = {
	readonly text: string;
	readonly language: string;
	readonly original: { readonly text: string; readonly language: string } | null;
	readonly isNew: string | null;
	/** When a debrief brought it, where it is still new. */
	readonly since?: number;
	readonly unchecked: string | null;
	readonly untranslated: string | null;
	readonly notes: readonly string[];
	/** Null for what can be no wish: whom to tell, and the weight of the plan. */
	readonly source: Source | null;
	readonly slot: Slot;
	readonly must: boolean;
	/** Pictures and sounds of it, at the first line of an answer. */
	readonly shown?: readonly Shown[];
	/** What is said, without the phrase around it; of answers alone. */
	readonly inner?: string;
	/** Of a line of the directive: how far it got. */
	readonly wished?: Wished;
};

/** A picture or a sound beside a line. */
export type Shown = {
	readonly id: string;
	readonly kind: 'picture' | 'sound';
	readonly words: string;
	readonly language: string;
	readonly width: number;
	readonly height: number;
	/** In words: that somebody else added it and the person has not checked it. */
	readonly unchecked: string | null;
};

export type Contact = {
	readonly name: string;
	readonly who: string | null;
	readonly phone: string | null;
	readonly tell: boolean;
};

export type Inputs = {
	readonly sets: Iterable<QuestionSet>;
	/** Answers that hold now, with who may see them. */
	readonly answers: readonly Current[];
	/** What was told at an intake and the person has neither confirmed nor refused. */
	readonly told: readonly Answer[];
	readonly renderings: readonly Rendering[];
	readonly contacts: readonly Contact[];
	/** Lines of the joint crisis plan that were agreed and signed. */
	readonly crisis: readonly CrisisLine[];
	/** Names of supporters with whom the person shares this card. */
	readonly supporters: readonly string[];
	/** Lines of health that a clinician checked with the person. */
	readonly confirmations: readonly Confirmation[];
	/** Word keys of the pack's banners, by the place they stand at; `plan` is the weight of the whole plan. */
	readonly banners: Readonly<Record<string, string>>;
	/** Lines that the unit now treating the person has said it cannot follow. */
	readonly setAside: readonly Source[];
	/** Wishes that the person has still to confirm, by the answer that brought them, and since when. */
	readonly held?: ReadonlyMap<string, { readonly since: Date }>;
	/** Pictures and sounds of signs that the reader may see, by the question they show. */
	readonly media?: readonly Media[];
	readonly now: Date;
	readonly zone: string;
	readonly words: Words;
	/** What counts today of what the person decided ahead; absent where nothing of it is read. */
	readonly directive?: CardDirective;
};

/** A line of the joint crisis plan: the person's words, and at which stage they are meant. */
export type CrisisLine = {
	/** Which line of the plan. */
	readonly line: string;
	/** So that a reason for not following it can point to it. */
	readonly source?: Source;
	readonly text: string;
	readonly language: string;
	readonly slot: 'signs' | 'helps' | 'avoid' | 'medicines' | 'health';
	readonly around: 'worse' | 'crisis' | 'prefer' | 'refuse' | null;
	readonly at: Date;
};

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

const isSetAside = (source: Source, setAside: readonly Source[]): boolean =>
	setAside.some(
		({ question, item, answerId }) =>
			question === source.question && item === source.item && (item !== null || answerId === source.answerId)
	);

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
	told: boolean,
	source: Source,
	since: string | null,
	inputs: Inputs
): string[] => [
	...(waits(inputs, source, since) ? [inputs.words.t('card:to-confirm')] : []),
	...(told ? [] : confirmedWords(question, answer, source, inputs)),
	...(question.card?.banner !== undefined && inputs.banners[question.card.banner] !== undefined
		? [inputs.words.t('card:may-bind')]
		: []),
	...(isSetAside(source, inputs.setAside) ? [inputs.words.t('card:set-aside')] : [])
];

const quotedAlready = /^\s*["“«‘„]/;

/** The quotes of the language the words are in; put there without isolates, so that the words give the direction. */
const quoted = (text: string, language: string): string => {
	const { t } = wordsFor(language);
	return `${t('card:quote.open')}${text}${t('card:quote.close')}`;
};

/** The person's own words stand in quotes; a rendering of them and a choice on offer do not. */
const wordsOf = ({ own, original, text, language }: Said): string =>
	own && original === null && !quotedAlready.test(text) ? quoted(text, language) : text;

const linesOf = (
	set: QuestionSet,
	question: Question,
	answer: Answer,
	told: boolean,
	inputs: Inputs
): Line[] => {
	const { card } = question;
	if (card === undefined || answer.state !== 'answered') return [];
	const all = say(inputs.words, set, question, answer, inputs.renderings);
	// A note to a choice is for the plan: the card says the choice.
	const kept = question.kind === 'choice' ? all.slice(0, 1) : all;
	return kept.map((said) => lineFor(set, question, answer, said, inputs, told));
};

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
		notes: notesOf(question, answer, told, source, said.since, inputs),
		source,
		slot: card?.slot ?? 'call',
		must: card?.must ?? false,
		inner: text
	};
};

/** On the card stands what the person wants there and nothing else. */
const isForTheCard = (answer: Current): boolean =>
	answer.voice === nobody && answer.context === nobody && answer.audience.groups.includes('card');

const newest = (answers: readonly Answer[]): Answer | undefined =>
	answers.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())[0];

/** What was told to staff holds until the person says something on the card about the same. */
const standingOf = (key: string, inputs: Inputs): { answer: Current | null; told: Answer | null } => {
	const answer = inputs.answers.find((one) => one.question === key && isForTheCard(one)) ?? null;
	const told = newest(inputs.told.filter((one) => one.question === key && one.toldAtIntake !== null)) ?? null;
	// A person's own words win over what a pathologist wrote, whenever that was.
	const isOver = (one: Answer): boolean =>
		answer !== null && (answer.writtenAt >= one.writtenAt || one.typedAs === 'speech-pathologist');
	return { answer, told: told !== null && isOver(told) ? null : told };
};

/** A line that is no answer: the words alone, in the language of the page. */
export const plainLine = ({ language }: Words, text: string): Line => ({
	text,
	language,
	original: null,
	isNew: null,
	unchecked: null,
	untranslated: null,
	notes: [],
	source: null,
	slot: 'call',
	must: false
});

/** Whom to tell, whom not, and who supports the person. */
export const contactLines = ({ contacts, supporters, words }: Inputs): Line[] => {
	const line = (text: string): Line => plainLine(words, text);
	const said = ({ name, who, phone }: Contact): string => [name, who, phone].filter(Boolean).join(' · ');
	return [
		// The most dangerous omission first (domain.md section 5, rule 18): a call to the wrong one cannot be taken back.
		...contacts
			.filter(({ tell }) => !tell)
			.map((one) => ({ ...line(words.t('card:do-not-tell', { who: one.name })), must: true })),
		...toTell(contacts).map((one) => line(words.t('card:tell', { who: said(one) }))),
		...supporters
			.filter((name) => mayContact({ name }, contacts))
			.map((who) => line(words.t('card:supporter', { who })))
	];
};

/** What was agreed for a crisis, after what the person says of any day. */
export const crisisLines = ({
	crisis,
	setAside = [],
	words
}: Pick<Inputs, 'crisis' | 'words'> & { readonly setAside?: readonly Source[] }): Line[] =>
	crisis.map(({ source = null, text, language, slot, around }) => {
		const said = quotedAlready.test(text) ? text : quoted(text, language);
		return {
			text: around === null ? said : words.t(`card:crisis.${around}`, { said }),
			language: around === null ? language : words.language,
			original: null,
			isNew: null,
			unchecked: null,
			untranslated: language === words.language ? null : words.t('card:not-translated'),
			notes: source !== null && isSetAside(source, setAside) ? [words.t('card:set-aside')] : [],
			source,
			slot,
			must: false
		};
	});

/**
 * Every line that may stand on the card, in the order of the parts' ranks. Only sets in the person's own voice about
 * nothing in particular count, and only questions that have a place on the card: what happened to somebody has none.
 */
export const cardLines = (inputs: Inputs): Line[] => {
	const ranked = [...inputs.sets]
		.filter(({ voice, context }) => voice === 'person' && context === 'none')
		.flatMap((set) => inOrder(set).map((question) => ({ set, question })))
		.filter(({ question }) => question.card !== undefined)
		.toSorted((a, b) => (a.question.card?.rank ?? 0) - (b.question.card?.rank ?? 0));
	const lines = [
		...contactLines(inputs),
		...directiveLines(inputs),
		...ranked.flatMap(({ set, question }) => {
			const { answer, told } = standingOf(`${set.id}/${question.id}`, inputs);
			return withShown(set, question, inputs, [
				...(answer === null ? [] : linesOf(set, question, answer, false, inputs)),
				...(told === null ? [] : linesOf(set, question, told, true, inputs))
			]);
		}),
		...crisisLines(inputs)
	];
	return onlyOnce(lines, inputs.words);
};
