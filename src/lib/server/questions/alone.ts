import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { note, transaction, type PersonPass, type Sql } from '../access';
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
export const wayOf = (question: Question, said: Way | undefined): Way =>
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

/** The person's word: alone or together, from now on. Nobody is told; a helper finds that the question is not there. */
export const chooseWay = (pass: PersonPass, place: Place, how: Way): Promise<void> =>
	transaction(pass, async (sql) => {
		const id = randomUUID();
		await sql`insert into answered_alone (id, person_id, question, context, how, chosen_at)
			values (${id}, ${pass.personId}, ${place.question}, ${place.context}, ${how}, ${pass.now})`;
		await note(sql, pass, `sharing:${how}`, { id, part: place.question });
	});

/** Whether the person is answering alone at this moment, for a helper's page. */
export const isAnsweringAlone = async (sql: Sql, pass: PersonPass): Promise<boolean> => {
	const [row] = await sql<{ alone: boolean }[]>`select access.is_answering_alone(${pass.personId}) as alone`;
	return row?.alone ?? false;
};
