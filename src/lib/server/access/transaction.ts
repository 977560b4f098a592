import { error } from '@sveltejs/kit';
import type { TransactionSql } from 'postgres';
import { databaseIsAway, pool } from '../database';
import type { Pass, Subject } from './pass';
import { lookOf } from './note';
import { deeds, type Relation } from './policy';
import { noteRefusal } from './refusal';

export type Sql = TransactionSql<Record<string, never>>;

/** Passes whose look is in the log, or on its way there: a request notes it once, whatever it reads side by side. */
const noted = new WeakSet<Pass>();

/** Thrown to undo what was begun by somebody whose right ended while they waited for their turn. */
const ended = new Error('the right to do this has ended');

/** Whoever waited is asked again: a grant may have been withdrawn by the act that went before. */
const mayStill = async (sql: Sql, pass: Pass): Promise<boolean> => {
	const { personId = null, unitId = null, episodeId = null } = pass as Subject;
	const [row] = await sql<{ relations: Relation[] }[]>`
		select access.relations(${personId}, ${unitId}, ${episodeId}) as relations`;
	return deeds[pass.deed].allow.some((one) => row?.relations.includes(one));
};

/**
 * The only source of `sql`. Sets who is asking and when for row-level security, for this transaction alone, lets
 * acts about the same thing follow one another, and notes the look before anything is read; what `work` throws undoes
 * all of it. For a case review it takes on the role of that space, which reads nothing of the chart; no other
 * transaction reads anything there. A database that is away is a 503.
 */
export const transaction = async <T>(pass: Pass, work: (sql: Sql) => Promise<T>): Promise<T> => {
	const looks = pass.look !== '' && !noted.has(pass);
	if (looks) noted.add(pass);
	const running = pool().begin(async (sql) => {
		await sql`select set_config('app.session', ${pass.session}, true), set_config('app.now', ${pass.now.toISOString()}, true)`;
		// What two acts would both add is not there yet to be locked as a row: whoever waited reads what the other left.
		if (pass.turn !== '') {
			await sql`select pg_advisory_xact_lock(hashtextextended(${pass.turn}, 0))`;
			if (pass.relations.includes('supporter') && !(await mayStill(sql, pass))) throw ended;
		}
		if (looks) await lookOf(sql, pass);
		if (deeds[pass.deed].of === 'review') await sql`set local role foreword_review`;
		return work(sql);
	});
	const result = await running.catch(async (fault: unknown) => {
		if (fault === ended) {
			await noteRefusal(pass, pass.deed, pass as Subject);
			error(404);
		}
		if (looks) noted.delete(pass);
		if (databaseIsAway(fault)) error(503, { message: 'errors:away' });
		throw fault;
	});
	return result as T;
};
