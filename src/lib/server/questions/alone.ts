import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { holdIfPressed, note, transaction, type PersonPass, type Sql } from '../access';
import type { Question, QuestionSet } from './set';
import type { Place } from './store';

/** How a person wants to answer a question: without any helper, or with whoever helps them. */
export type Way = 'alone' | 'together';

/** What the person said of each question about one thing, by the question's name. */
export type Ways = ReadonlyMap<string, Way>;

/** Whether somebody helps: what is closed to helpers is never closed to the person, nor to staff who ask at an intake. */
const helps = (pass: PersonPass): boolean => !pass.relations.includes('self');

/**
 * Alone, if the person said so. What stands behind Open is hard to say before anybody, so it is alone until they
 * say "together".
 */
export const wayOf = (question: Pick<Question, 'behindOpen'>, said: Way | undefined): Way =>
	said ?? (question.behindOpen === true ? 'alone' : 'together');

export const waysOf = async (sql: Sql, pass: PersonPass, context: string): Promise<Ways> => {
	const rows = await sql<{ question: string; how: Way }[]>`
		select question, how from access.ways_of_answering(${pass.personId}, ${context})`;
	return new Map(rows.map(({ question, how }) => [question, how]));
};

/** Those questions of a set that the reader may open: all of them for the person, those answered together for a helper. */
export const openTo = (pass: PersonPass, ways: Ways) => (set: QuestionSet, question: Question) =>
	!helps(pass) || wayOf(question, ways.get(`${set.id}/${question.id}`)) === 'together';

/** Throws 404 for a helper where the person answers alone. Rows are held back by the database as well. */
export const mustBeOpen = (
	pass: PersonPass,
	{ set, question }: { set: QuestionSet; question: Question },
	place: Place
): Promise<void> => {
	if (!helps(pass)) return Promise.resolve();
	return transaction(pass, async (sql) => {
		if (!openTo(pass, await waysOf(sql, pass, place.context))(set, question)) error(404);
	});
};

/** "Together" that was said under pressure and waits for the person's own word: its hold. */
const waitingOf = async (
	sql: Sql,
	pass: PersonPass,
	{ question, context }: Pick<Place, 'question' | 'context'>
): Promise<string | null> => {
	const [row] = await sql<{ id: string | null }[]>`
		select h.id from answered_alone a
			left join hold h on h.subject = a.id and not exists (select from hold_outcome o where o.hold_id = h.id)
		where a.person_id = ${pass.personId} and a.question = ${question} and a.context = ${context}
		order by a.written desc limit 1`;
	return row?.id ?? null;
};

/** What is answered: its name and what it is about; a question of a set, or a line that is in none. */
export type Answered = Pick<Place, 'question' | 'context'> & {
	readonly of: Pick<Question, 'behindOpen'>;
	/** The part that a page names it by, for what is no question. */
	readonly part?: string;
};

/**
 * The person's word: alone or together, from now on. Nobody is told; a helper finds that the question is not there.
 * Together lets helpers in, so under pressure it waits; alone counts at once.
 * @returns the id of the hold when it waits
 */
export const chooseWay = (
	pass: PersonPass,
	{ question, context, of, part }: Answered,
	how: Way
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const now = wayOf(of, (await waysOf(sql, pass, context)).get(question));
		const waits = await waitingOf(sql, pass, { question, context });
		if (how === 'together' && waits !== null) return waits;
		// Alone once more takes the place of a "together" that waits.
		if (now === how && waits === null) return null;
		const id = randomUUID();
		await sql`insert into answered_alone (id, person_id, question, context, how, chosen_at)
			values (${id}, ${pass.personId}, ${question}, ${context}, ${how}, ${pass.now})`;
		await note(sql, pass, `sharing:${how}`, { id, part: question });
		if (how === 'alone') return null;
		const about = part === undefined ? { question } : { part };
		return holdIfPressed(sql, pass, { act: 'widening', subject: id, loosens: true, ...about });
	});

/** Whether the person is answering alone at this moment, for a helper's page. */
export const isAnsweringAlone = async (sql: Sql, pass: PersonPass): Promise<boolean> => {
	const [row] = await sql<{ alone: boolean }[]>`select access.is_answering_alone(${pass.personId}) as alone`;
	return row?.alone ?? false;
};
