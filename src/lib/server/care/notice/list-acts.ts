import { note, transaction, type Pass } from '../../access';
import * as store from './list-store';

export type { Counts } from './list-store';

/** How the messages of the last thirty days stand. */
export const readCounts = (pass: Pass<'service:read'>): Promise<store.Counts> =>
	transaction(pass, (sql) => store.counts(sql, pass));

/** Nobody here writes to this address any more: somebody called, or what was sent came back. */
export const leaveAlone = (pass: Pass<'service:write'>, address: string): Promise<void> =>
	transaction(pass, async (sql) => {
		await store.list(sql, pass, address);
		await note(sql, pass, 'notice:listed');
	});

/** Whose address it is wants to hear from the service again. A code has to come back all the same. */
export const writeAgain = (pass: Pass<'service:write'>, address: string): Promise<void> =>
	transaction(pass, async (sql) => {
		await store.unlist(sql, pass, address);
		await note(sql, pass, 'notice:unlisted');
	});
