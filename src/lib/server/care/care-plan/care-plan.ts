import { itemsOf, type Answer, type Item, type Value } from '../../questions/answer';
import { inOrder, itemLength, most, type Question, type QuestionSet } from '../../questions/set';
import { dayIn } from '../../standards/zone';
import type { Whose } from '../debrief/debrief';
import type { FactKind } from './again';

/** The same words by language code. */
export type Wordings = Readonly<Record<string, string>>;

/** Whose words it is from; `agent`: of whom the person's directive names. */
export type From = Whose | 'agent';

/** What a finding asks to change in the plan: one line of it, the whole of a short text, or a new line. */
export type Proposal = {
	readonly id: string;
	/** Null: whom the directive names suggests it; it comes of no debrief. */
	readonly episodeId: string | null;
	readonly findingId: string | null;
	/** Set and question: `about-me/helps`. */
	readonly question: string;
	/** The line it would take the place of; null for a new line or a whole text. */
	readonly item: string | null;
	/** The answer it was made against; null when there was none to be read. */
	readonly baseAnswer: string | null;
	/** What stood there, as whoever made it read it. */
	readonly was: string | null;
	readonly wordings: Wordings;
	readonly why: Wordings;
	readonly whose: From;
	/** How whoever made it is named to others. */
	readonly proposer: string;
	readonly madeAt: Date;
	/** The wording of a statement or an entry that it was made against; null for any other target. */
	readonly baseVersion: string | null;
	/** The service has to do something for it, and answers too. */
	readonly asksService: boolean;
	/** When the person last said no to the same, and what is new since; null when they never did. */
	readonly saidNoAt: Date | null;
	readonly factKind: FactKind | null;
	readonly factAt: Date | null;
	readonly factQuestion: string | null;
	/** What they said no to before that stands near it: whoever made it says that this is something else. */
	readonly notThese: readonly string[];
	/** IANA zone of the unit it happened on: its days are the person's. */
	readonly zone: string;
};

export const answers = ['accepted', 'reworded', 'declined', 'not-now'] as const;
/** What the person says to it. Declining needs no reason: asking for one would press the person to accept. */
export type Decision =
	| { readonly answer: 'accepted' }
	| { readonly answer: 'reworded'; readonly wording: string; readonly also: Wordings }
	| { readonly answer: 'declined'; readonly reason: string | null }
	| { readonly answer: 'not-now'; readonly notBefore: string };

/** A decision as it is kept. */
export type Answered = {
	readonly answer: (typeof answers)[number];
	readonly notBefore: string | null;
	readonly wording: string | null;
	/** The words that were taken in, by language, and the line they became; null for any other answer. */
	readonly wordings?: Wordings | null;
	readonly item?: string | null;
	readonly answeredAt: Date;
};

/** Where a proposal stands: it waits; the person said not now, until a day; or it is answered for good. */
export type ProposalState =
	| { readonly state: 'waiting' }
	| { readonly state: 'not-now'; readonly until: string }
	| { readonly state: 'answered'; readonly answer: 'accepted' | 'reworded' | 'declined'; readonly at: Date };

/** @param today `YYYY-MM-DD`. A "not now" whose day has come waits again. */
export const stateOf = (given: readonly Answered[], today: string): ProposalState => {
	const last = [...given].sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime()).at(-1);
	if (last === undefined) return { state: 'waiting' };
	if (last.answer !== 'not-now') return { state: 'answered', answer: last.answer, at: last.answeredAt };
	const until = last.notBefore ?? today;
	return until <= today ? { state: 'waiting' } : { state: 'not-now', until };
};

/** What becomes of a decision: written as it is, nothing since it was answered before, or a day that is not to come. */
export const settle = (
	given: readonly Answered[],
	decision: Decision,
	today: string
): 'settled' | 'answered-before' | 'day-not-to-come' => {
	if (stateOf(given, today).state === 'answered') return 'answered-before';
	if (decision.answer === 'not-now' && decision.notBefore <= today) return 'day-not-to-come';
	return 'settled';
};

/** What a unit answers to something it was asked to do. Anything but "we will" needs a reason: the person reads it. */
export const unitAnswers = ['will-do', 'partly', 'cannot', 'done'] as const;
export type UnitAnswer = (typeof unitAnswers)[number];

/** Whether something a unit was asked to do is late: its day has passed, and it is neither done nor refused. */
export const isLate = (
	{ dueOn, answer }: { dueOn: string | null; answer: UnitAnswer | null },
	now: Date,
	zone: string
): boolean => dueOn !== null && dueOn < dayIn(now, zone) && answer !== 'done' && answer !== 'cannot';

/** Whether a question can be the target of a proposal: something of the card that is lines or a short text. */
export const canChange = (question: Question): boolean =>
	question.card !== undefined && ['list', 'picks', 'text'].includes(question.kind);

/** Questions of a set a proposal may aim at, in the order they are asked. */
export const targetsIn = (set: QuestionSet): Question[] => inOrder(set).filter(canChange);

/** How long a statement or an entry may be. */
export const longestWords = 280;

/** How long the proposed words may be. */
export const longest = (question: Question): number =>
	question.kind === 'text' ? most(question) : itemLength;

const whatStands = (value: Value | null, item: string | null): string | null => {
	if (item === null) return value !== null && 'text' in value ? value.text : null;
	const found = itemsOf(value).find(({ id }) => id === item);
	return found === undefined ? null : (found.text ?? `option:${found.option ?? ''}`);
};

/**
 * Whether the target is another one than the proposal was made against: reworded, taken out, or written meanwhile.
 * A new line stands beside the others and never collides.
 */
export const changedMeanwhile = (
	question: Question,
	proposal: Pick<Proposal, 'item'>,
	base: Pick<Answer, 'value'> | null,
	current: Pick<Answer, 'value'> | null
): boolean =>
	(question.kind === 'text' || proposal.item !== null) &&
	whatStands(base?.value ?? null, proposal.item) !== whatStands(current?.value ?? null, proposal.item);

/**
 * The answer's value once the person has taken the words in. The line keeps its id when it is reworded, unless an
 * option stood there: an option's id says which option it is. Null when the list holds all it can.
 * @param id for a new line
 */
export const valueWith = (
	question: Question,
	current: Value | null,
	change: { readonly item: string | null; readonly text: string; readonly since: Date },
	id: string
): { readonly value: Value; readonly item: string | null } | null => {
	if (question.kind === 'text') return { value: { text: change.text }, item: null };
	const items = itemsOf(current);
	const old = items.find((one) => one.id === change.item);
	if (old === undefined && items.length >= most(question)) return null;
	const line: Item = {
		id: old === undefined || old.option !== undefined ? id : old.id,
		text: change.text,
		since: change.since.toISOString()
	};
	const value = {
		items: old === undefined ? [...items, line] : items.map((one) => (one === old ? line : one))
	};
	return { value, item: line.id };
};

/** The words in a language, else in the second, else any. */
export const sayIn = (
	words: Wordings,
	language: string,
	second: string
): { text: string; language: string } => {
	const code = [language, second, ...Object.keys(words)].find((one) => words[one] !== undefined) ?? language;
	return { text: words[code] ?? '', language: code };
};
