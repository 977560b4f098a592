import { transaction, type Pass } from '../../access';
import { actionsForMe, ownersFor, type ActionTask, type Owner } from './action-task-store';

export type { ActionTask } from './action-task-store';

/**
 * What a unit was asked to do and waits for the signed-in account: what they do themselves, until it is done or cannot
 * be; for a manager of the unit, what is late. Nothing says whose talk it came from.
 */
export const unitActionsToDo = (pass: Pass<'account:read'>): Promise<ActionTask[]> =>
	transaction(pass, (sql) => actionsForMe(sql, pass));

/** Staff of the unit whom whoever leads can name for something it must do. */
export const ownersOfActions = (pass: Pass<'joint:read'> | Pass<'joint:write'>): Promise<Owner[]> =>
	transaction(pass, (sql) => ownersFor(sql, pass));
