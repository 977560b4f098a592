import type { Pass, Sql } from '../../access';
import type { Representative, Signature, Version, Witness } from './store';
import type { Withdrawal } from './withdrawal-store';

type Using = Pass<'wallet:use'>;

/** A version; one that is kept from somebody is given without its words. */
export type Known = Version & { readonly kept: boolean };
/** Who speaks for the person; without a name where that line is not ticked. */
export type Speaker = Pick<
	Representative,
	'id' | 'directiveId' | 'rank' | 'phone' | 'acceptedAt' | 'endedAt'
> & { readonly name: string | null };

/** Every version, oldest first; none while no line of a directive is ticked. */
export const versions = (sql: Sql, _pass: Using, use: string): Promise<Known[]> =>
	sql`select * from access.wallet_versions(${use})`;

export const speakers = (sql: Sql, _pass: Using, use: string): Promise<Speaker[]> =>
	sql`select * from access.wallet_speakers(${use})`;

export const signatures = (
	sql: Sql,
	_pass: Using,
	use: string
): Promise<Pick<Signature, 'id' | 'directiveId' | 'textHash' | 'signedAt' | 'takenBack'>[]> =>
	sql`select * from access.wallet_signatures(${use})`;

export const witnesses = (
	sql: Sql,
	_pass: Using,
	use: string
): Promise<Omit<Witness, 'id' | 'name' | 'role' | 'accountId'>[]> =>
	sql`select * from access.wallet_witnesses(${use})`;

export const withdrawals = (sql: Sql, _pass: Using, use: string): Promise<Omit<Withdrawal, 'words'>[]> =>
	sql`select * from access.wallet_withdrawals(${use})`;
