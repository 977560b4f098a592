import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { amend, lockAnswer } from '../../questions/amend';
import { nobody, type Answer, type Current, type Rendering } from '../../questions/answer';
import { questionOf, type Question, type QuestionSet } from '../../questions/set';
import { setOf, sets } from '../../questions/sets';
import * as stored from '../../questions/store';
import { dayIn } from '../../standards/zone';
import {
	changedMeanwhile,
	sayIn,
	settle,
	stateOf,
	valueWith,
	type Decision,
	type ProposalState
} from './care-plan';
import * as store from './store';
import type { WithAnswers } from './store';

/** Everything the person needs to answer: the target as it was, as it is, and what is offered. */
export type Offer = WithAnswers & {
	readonly state: ProposalState;
	readonly set: QuestionSet;
	readonly question: Question;
	readonly base: Answer | null;
	readonly current: Current | null;
	readonly renderings: readonly Rendering[];
	/** The target is another one than the proposal was made against. */
	readonly changed: boolean;
};

const stateNow = ({ proposal, given }: WithAnswers, now: Date): ProposalState =>
	stateOf(given, dayIn(now, proposal.zone));

const targetOf = (key: string): { set: QuestionSet; question: Question } | null => {
	const [setId = '', questionId = ''] = key.split('/');
	if (!sets.has(setId)) return null;
	const set = setOf(setId);
	const question = questionOf(set, questionId);
	return question === undefined ? null : { set, question };
};

const find = async (sql: Sql, pass: Pass<'proposal:answer'>, id: string): Promise<WithAnswers | null> =>
	(await store.proposalsOf(sql, pass)).find(({ proposal }) => proposal.id === id) ?? null;

const baseOf = (sql: Sql, pass: Pass<'proposal:answer'>, id: string | null): Promise<Answer | null> =>
	id === null ? Promise.resolve(null) : stored.answerById(sql, pass, id);

/** Null when there is no such proposal to this person. */
export const readOffer = (pass: Pass<'proposal:answer'>, id: string): Promise<Offer | null> =>
	transaction(pass, async (sql) => {
		const found = await find(sql, pass, id);
		const target = found && targetOf(found.proposal.question);
		if (found === null || target === null) return null;
		const base = await baseOf(sql, pass, found.proposal.baseAnswer);
		const all = await stored.currents(sql, pass, nobody);
		const current = all.find(({ question }) => question === found.proposal.question) ?? null;
		const shown = [base, current].flatMap((one) => (one === null ? [] : [one.id]));
		return {
			...found,
			...target,
			state: stateNow(found, pass.now),
			base,
			current,
			renderings: await stored.renderingsOf(sql, pass, shown),
			changed: changedMeanwhile(target.question, found.proposal, base, current)
		};
	});

export type Answering = {
	readonly decision: Decision;
	/** The answer that the page showed as "now"; empty when there was none. */
	readonly base: string;
	/** Made with the page: the same form sent twice is one answer. */
	readonly key: string;
	/** The language the page spoke: that of words the person typed. */
	readonly language: string;
};

export type AnsweredHow =
	| 'settled'
	| 'answered-before'
	| 'day-not-to-come'
	| 'changed'
	| 'full'
	| 'not-there'
	/** Settled, and something of it waits for the person's own word. */
	| { readonly hold: string };

/** The words to be taken in, by language, and the one the answer is written in: a list keeps the language it has. */
const wordsFor = (found: WithAnswers, question: Question, answering: Answering, current: Current | null) => {
	const { decision, language } = answering;
	const words =
		decision.answer === 'reworded'
			? { ...decision.also, [language]: decision.wording }
			: found.proposal.wordings;
	const kept = question.kind !== 'text' && current?.state === 'answered' ? current.language : null;
	const { text, language: said } = sayIn(words, kept ?? language, language);
	const writtenIn = kept ?? said;
	return { text, writtenIn, others: Object.entries(words).filter(([code]) => code !== writtenIn) };
};

type Ready = {
	readonly value: NonNullable<ReturnType<typeof valueWith>>;
	readonly words: ReturnType<typeof wordsFor>;
};

const prepare = (
	found: WithAnswers,
	question: Question,
	answering: Answering,
	current: Current | null,
	now: Date
): Ready | null => {
	const words = wordsFor(found, question, answering, current);
	const change = { item: found.proposal.item, text: words.text, since: now };
	const value = valueWith(question, current?.value ?? null, change, randomUUID());
	return value === null ? null : { value, words };
};

/**
 * The person answers, and nobody else can. Yes and other words are one save: an answer of the person's with the line
 * in it, marked as new since now, in every language it was written in, seen by whoever sees the answer already. All of
 * it in one transaction. When the target is not what the page showed, nothing is written.
 */
export const answerProposal = (
	pass: Pass<'proposal:answer'>,
	id: string,
	answering: Answering
): Promise<AnsweredHow> =>
	transaction(pass, async (sql): Promise<AnsweredHow> => {
		const found = await find(sql, pass, id);
		const target = found && targetOf(found.proposal.question);
		if (found === null || target === null) return 'not-there';
		const { decision, key } = answering;
		const settled = settle(found.given, decision, dayIn(pass.now, found.proposal.zone));
		if (settled !== 'settled') return settled;
		const takes = decision.answer === 'accepted' || decision.answer === 'reworded';
		const current = takes ? await lockAnswer(sql, pass, found.proposal.question) : null;
		const ready = takes ? prepare(found, target.question, answering, current, pass.now) : null;
		if (takes) {
			const shown = await baseOf(sql, pass, answering.base === '' ? null : answering.base);
			if (changedMeanwhile(target.question, found.proposal, shown, current)) return 'changed';
			if (ready === null) return 'full';
		}
		const added = await store.addAnswer(
			sql,
			pass,
			{ id: randomUUID(), proposalId: id, decision, key },
			actorOf(pass)
		);
		if (!added) return 'answered-before';
		const amended =
			ready &&
			(await amend(sql, pass, current, {
				question: found.proposal.question,
				setVersion: target.set.version,
				value: ready.value.value,
				language: ready.words.writtenIn,
				audience: current?.audience ?? { groups: target.question.audience, named: [] },
				item: ready.value.item,
				others: Object.fromEntries(ready.words.others),
				wordedBy: decision.answer === 'reworded' ? (pass.actor?.name ?? '') : found.proposal.proposer,
				proposal: id,
				key: `${id}/${key}`
			}));
		await note(sql, pass, `proposal:${decision.answer}`, { id, part: found.proposal.question });
		return amended?.hold ? { hold: amended.hold } : 'settled';
	});

/** A proposal as the person's list names it. */
export type Offered = WithAnswers & { readonly state: ProposalState };

const offers = async (sql: Sql, pass: Pass<'proposals:read'> | Pass<'home:read'>): Promise<Offered[]> =>
	(await store.proposalsOf(sql, pass)).map((one) => ({ ...one, state: stateNow(one, pass.now) }));

/** Every proposal made to the person, newest first, with where it stands. */
export const readProposals = (pass: Pass<'proposals:read'>): Promise<Offered[]> =>
	transaction(pass, (sql) => offers(sql, pass));

/** Those that wait for the person now. For anybody else there are none. */
export const waitingProposals = (pass: Pass<'home:read'> | Pass<'proposals:read'>): Promise<Offered[]> =>
	transaction(pass, async (sql) =>
		(await offers(sql, pass)).filter(({ state }) => state.state === 'waiting')
	);
