import { pool } from '../database';
import type { Asker } from './admit';
import type { Subject } from './pass';
import type { Deed } from './policy';

type Refused = Pick<Asker, 'session' | 'now' | 'requestId'>;

/**
 * Tells the person, in their log, that somebody who helped them before tried to write something and could not: nothing
 * was saved. What somebody tries who never helped them is no news to them, and nothing is noted.
 */
export const noteRefusal = async (asker: Refused, deed: Deed, subject: Subject): Promise<void> => {
	const { personId } = subject;
	if (asker.session === '' || personId === undefined) return;
	await pool().begin(async (sql) => {
		await sql`select set_config('app.session', ${asker.session}, true), set_config('app.now', ${asker.now.toISOString()}, true)`;
		await sql`select access.note('refusal', ${deed}, null, 'supporter', null, ${personId}, null, ${asker.requestId}, '{}')
			where access.helped_before(${personId})`;
	});
};
