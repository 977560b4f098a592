import type { PersonPass, Sql } from '../../access';
import * as store from './withdrawal-store';

/** That somebody found unable to decide wanted it cancelled: it ended nothing, and is told. */
export type Attempt = Pick<store.Withdrawal, 'id' | 'directiveId' | 'words' | 'writtenAt'>;

/** Every withdrawal that did not count, as far as the reader may know of it. */
export const attempts = async (sql: Sql, pass: PersonPass): Promise<Attempt[]> =>
	(await store.withdrawals(sql, pass)).filter(({ tried }) => tried);
