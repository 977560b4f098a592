import { transaction, type Pass } from '../../access';
import { openAdvice, type Asked } from './advice-store';

/** Advice that waits for the signed-in account: asked by somebody else of a unit where it works (S4-04). */
export const adviceAsked = (pass: Pass<'account:read'>): Promise<readonly Asked[]> =>
	transaction(pass, async (sql) => (pass.actor ? await openAdvice(sql, pass.actor.accountId) : []));
