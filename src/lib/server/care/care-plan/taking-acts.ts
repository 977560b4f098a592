import { randomUUID } from 'node:crypto';
import type { Pass, Sql } from '../../access';
import { amend, lockAnswer } from '../../questions/amend';
import { nobody, type Answer, type Current } from '../../questions/answer';
import { questionOf, type Question, type QuestionSet } from '../../questions/set';
import { setOf, sets } from '../../questions/sets';
import * as stored from '../../questions/store';
import { statementNow, takeStatement, topicIn } from '../crisis-plan/change-acts';
import { directivesFor, draftToChange, inForceOf, openOf } from '../directive/acts';
import { holdIfPressed } from '../pressure/acts';
import { changedMeanwhile, sayIn, valueWith, type Decision, type Wordings } from './care-plan';
import { careEntry, entriesIn } from './entry';
import { versionsOf } from './entry-store';
import type { WithAnswers } from './store';

type Mine = Pass<'proposal:answer'>;

/** A wording of a statement or an entry, as it stands or stood. */
export type Said = { readonly id: string; readonly text: string; readonly language: string };

/** What a proposal aims at, as it was and as it is. */
export type Aim =
	| {
			readonly kind: 'answer';
			readonly set: QuestionSet;
			readonly question: Question;
			/** What the answer is about: the open version of a directive, or the plan itself. */
			readonly context: string;
			readonly base: Answer | null;
			readonly current: Current | null;
	  }
	| {
			readonly kind: 'statement' | 'entry';
			/** The key of what it is part of. */
			readonly title: string;
			readonly base: Said | null;
			readonly current: Said | null;
	  };

const questionIn = (key: string): { set: QuestionSet; question: Question } | null => {
	const [setId = '', questionId = ''] = key.split('/');
	if (!sets.has(setId)) return null;
	const set = setOf(setId);
	const question = questionOf(set, questionId);
	return question === undefined ? null : { set, question };
};

const saidOf = (one: { id: string; wording: string; language: string } | null): Said | null =>
	one === null ? null : { id: one.id, text: one.wording, language: one.language };

/** Where a wish of a directive is read: in the version that is being written, else in the one that counts. */
const versionNow = async (sql: Sql, pass: Mine): Promise<string> => {
	const all = await directivesFor(sql, pass);
	return (openOf(all) ?? inForceOf(all)[0])?.id ?? nobody;
};

/** Null when there is no such part of a plan. */
export const aimOf = async (sql: Sql, pass: Mine, { proposal }: WithAnswers): Promise<Aim | null> => {
	const { question: key, item, was, baseVersion } = proposal;
	const topic = topicIn(key);
	if (topic !== null || key === careEntry) {
		const base = was === null ? null : { id: baseVersion ?? '', text: was, language: '' };
		const versions = topic === null ? entriesIn(await versionsOf(sql, pass)) : [];
		const entry = versions.find(({ id }) => id === item)?.now ?? null;
		const current = topic === null || item === null ? entry : await statementNow(sql, pass, item);
		return {
			kind: topic === null ? 'entry' : 'statement',
			title: topic === null ? 'care-entries:target' : `crisis-plan:topic.${topic}.title`,
			base,
			current: item === null ? null : saidOf(current)
		};
	}
	const target = questionIn(key);
	if (target === null) return null;
	const context = target.set.id === 'directive' ? await versionNow(sql, pass) : nobody;
	const all = await stored.currents(sql, pass, context);
	return {
		...{ kind: 'answer' as const, ...target, context },
		base: proposal.baseAnswer === null ? null : await stored.answerById(sql, pass, proposal.baseAnswer),
		current: all.find(({ question }) => question === key) ?? null
	};
};

/** Whether the target is another one than the proposal was made against. A new line never collides. */
export const isChanged = (aim: Aim, proposal: WithAnswers['proposal']): boolean =>
	aim.kind === 'answer'
		? changedMeanwhile(aim.question, proposal, aim.base, aim.current)
		: proposal.item !== null && aim.current?.id !== proposal.baseVersion;

export type Answering = {
	readonly decision: Decision;
	/** What the page showed as "now": the answer, or the wording; empty when there was none. */
	readonly base: string;
	/** Made with the page: the same form sent twice is one answer. */
	readonly key: string;
	/** The language the page spoke: that of words the person typed. */
	readonly language: string;
};

/** The words the person took in, the line they become, and how they are written; the hold when they have to wait. */
export type Ready = {
	readonly wordings: Wordings;
	readonly item: string | null;
	readonly take: (answerId: string) => Promise<string | null>;
};

const wordsIn = ({ proposal }: WithAnswers, { decision, language }: Answering): Wordings =>
	decision.answer === 'reworded' ? { ...decision.also, [language]: decision.wording } : proposal.wordings;

const readyAnswer = async (
	sql: Sql,
	pass: Mine,
	found: WithAnswers,
	aim: Extract<Aim, { kind: 'answer' }>,
	answering: Answering
): Promise<Ready | 'changed' | 'full' | 'not-there'> => {
	const { proposal } = found;
	const context = aim.set.id === 'directive' ? await draftToChange(sql, pass) : nobody;
	if (context === null) return 'not-there';
	const current = await lockAnswer(sql, pass, proposal.question, context);
	const shown = answering.base === '' ? null : await stored.answerById(sql, pass, answering.base);
	if (changedMeanwhile(aim.question, proposal, shown, current)) return 'changed';
	const wordings = wordsIn(found, answering);
	// A list keeps the language it has.
	const kept = aim.question.kind !== 'text' && current?.state === 'answered' ? current.language : null;
	const { text, language: said } = sayIn(wordings, kept ?? answering.language, answering.language);
	const writtenIn = kept ?? said;
	const change = { item: proposal.item, text, since: pass.now };
	const value = valueWith(aim.question, current?.value ?? null, change, randomUUID());
	if (value === null) return 'full';
	const take = async (): Promise<string | null> => {
		const { hold } = await amend(sql, pass, current, {
			...{ question: proposal.question, context, setVersion: aim.set.version },
			...{ value: value.value, language: writtenIn, item: value.item },
			audience: current?.audience ?? { groups: aim.question.audience, named: [] },
			others: Object.fromEntries(Object.entries(wordings).filter(([code]) => code !== writtenIn)),
			wordedBy: answering.decision.answer === 'reworded' ? (pass.actor?.name ?? '') : proposal.proposer,
			proposal: proposal.id,
			key: `${proposal.id}/${answering.key}`
		});
		return hold;
	};
	return { wordings, item: value.item, take };
};

/** Makes ready what the person says yes to; when the target is not what the page showed, nothing is written. */
export const makeReady = async (
	sql: Sql,
	pass: Mine,
	found: WithAnswers,
	aim: Aim,
	answering: Answering
): Promise<Ready | 'changed' | 'full' | 'not-there'> => {
	if (aim.kind === 'answer') return readyAnswer(sql, pass, found, aim, answering);
	const { item, question, id } = found.proposal;
	if (item !== null && answering.base !== (aim.current?.id ?? '')) return 'changed';
	const wordings = wordsIn(found, answering);
	const topic = topicIn(question);
	if (topic === null)
		// The team writes its own plan: once it has answered. Under pressure it is not even asked.
		return {
			...{ wordings, item },
			take: (answerId) => holdIfPressed(sql, pass, { act: 'accepting', subject: answerId, loosens: true })
		};
	const { text, language } = sayIn(wordings, answering.language, answering.language);
	const line = item ?? randomUUID();
	const statement = { proposal: id, line, topic, words: text, language };
	return { wordings, item: line, take: async () => (await takeStatement(sql, pass, statement)).hold };
};
