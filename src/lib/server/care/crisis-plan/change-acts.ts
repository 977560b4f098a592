import { randomUUID } from 'node:crypto';
import { note, type PersonPass, type Sql } from '../../access';
import { holdIfPressed } from '../pressure/acts';
import { isTopic, linesIn, wordingOf, type Topic, type Wording } from './crisis-plan';
import { ofPlan } from './for-card';
import * as store from './store';

/** The topic that a proposal's question names (`crisis-plan/early-do`); null when it names none. */
export const topicIn = (question: string): Topic | null => {
	const topic = question.startsWith(ofPlan) ? question.slice(ofPlan.length) : '';
	return isTopic(topic) ? topic : null;
};

/** What stands of the signed plan for this reader: nothing while nobody but the table may read it. */
export const statementsOf = (sql: Sql, pass: PersonPass): Promise<Wording[]> => store.inForce(sql, pass);

/** How a line stands for the person: the wording they last wrote or took in; null when there is none. */
export const statementNow = async (sql: Sql, pass: PersonPass, line: string): Promise<Wording | null> => {
	const found = linesIn(await store.versions(sql, pass)).find(({ id }) => id === line);
	return found === undefined ? null : wordingOf(found);
};

/** Proposals whose statement still waits for the table and the person's signature. */
export const wishedProposals = (sql: Sql, pass: PersonPass): Promise<ReadonlySet<string>> =>
	store.wishedProposals(sql, pass);

export type TakenStatement = {
	readonly proposal: string;
	/** Null: a new statement. */
	readonly line: string | null;
	readonly topic: Topic;
	readonly words: string;
	readonly language: string;
};

/**
 * Writes a statement as the person took it in. Those at the table have not spoken to it: it is a wish until they have
 * and the person signs anew. Under pressure one that takes the place of another waits.
 */
export const takeStatement = async (
	sql: Sql,
	pass: PersonPass,
	one: TakenStatement
): Promise<{ readonly line: string; readonly hold: string | null }> => {
	const id = randomUUID();
	const line = one.line ?? randomUUID();
	const before = linesIn(await store.versions(sql, pass)).find((known) => known.id === line);
	const bases = before === undefined ? [] : [...before.heads, ...before.waiting].map((known) => known.id);
	const row = { id, line, topic: one.topic, wording: one.words, language: one.language, bases };
	await store.addVersion(sql, pass, { ...row, proposal: one.proposal });
	await note(sql, pass, 'crisis-plan:written', { id: line, detail: { topic: one.topic } });
	const held = { act: 'accepting', subject: id, loosens: bases.length > 0, part: 'crisis-plan' } as const;
	return { line, hold: await holdIfPressed(sql, pass, held) };
};
