import { error } from '@sveltejs/kit';
import type { TransactionSql } from 'postgres';
import { databaseIsAway, pool } from '../database';
import type { Pass } from './pass';
import { lookOf } from './note';

export type Sql = TransactionSql<Record<string, never>>;

/** Passes whose look is in the log, or on its way there: a request notes it once, whatever it reads side by side. */
const noted = new WeakSet<Pass>();

/**
 * The only source of `sql`. Sets who is asking and when for row-level security, for this transaction alone, lets
 * acts about the same thing follow one another, and notes the look before anything is read; what `work` throws undoes
 * all of it. A database that is away is a 503.
 */
export const transaction = async <T>(pass: Pass, work: (sql: Sql) => Promise<T>): Promise<T> => {
	const looks = pass.look !== '' && !noted.has(pass);
	if (looks) noted.add(pass);
	const running = pool().begin(async (sql) => {
		await sql`select set_config('app.session', ${pass.session}, true), set_config('app.now', ${pass.now.toISOString()}, true)`;
		// What two acts would both add is not there yet to be locked as a row: whoever waited reads what the other left.
		if (pass.turn !== '') await sql`select pg_advisory_xact_lock(hashtextextended(${pass.turn}, 0))`;
		if (looks) await lookOf(sql, pass);
		return work(sql);
	});
	const result = await running.catch((fault: unknown) => {
		if (looks) noted.delete(pass);
		if (databaseIsAway(fault)) error(503, { message: 'errors:away' });
		throw fault;
	});
	return result as T;
};
