import { note, transaction, type Pass } from '../../access';
import { offeredIn } from '../debrief/offered-acts';
import * as store from './sitting-store';
import type { Sitting } from './sitting';

/** The sittings over the person's account: theirs to read, and each helper's own. */
export const readSittings = (pass: Pass<'debrief:read'>): Promise<Sitting[]> =>
	transaction(pass, (sql) => store.sittingsOf(sql, pass));

/** Writes down a sitting that is over. Throws 404 while it is not the time to tell anything. */
export const addSitting = (pass: Pass<'debrief:answer'>, one: Omit<Sitting, 'typedBy'>): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		if (await store.addSitting(sql, pass, one)) await note(sql, pass, 'account:sitting', { id: one.id });
	});
