import { pool, type Sql } from '../database';
import { readCode } from './code';
import { fromHex, sha256 } from './hash';
import type { Entrant } from './session';
import { paperCodeHash } from './recovery';
import { attempt, codeRule, forgive, tried } from './throttle';

/** How the code is stored that lets somebody in again with another's help. */
export const helpedHash = (code: string): Buffer => sha256(`helped ${readCode(code)}`);

export type Helped =
	/** Signed in by their old user name, which they may not have known any more. */
	| { outcome: 'in'; entrant: Entrant; userName: string }
	| { outcome: 'wrong' }
	| { outcome: 'wait'; seconds: number };

/** Whose code this is, before a passphrase is chosen; null when it does not work. Five wrong ones, then a wait. */
export const helpedBy = async (
	code: string,
	network: string,
	now: Date
): Promise<{ userName: string } | { seconds: number } | null> => {
	const here = tried(codeRule, 'helped', network);
	const seconds = await attempt([here], now);
	if (seconds > 0) return { seconds };
	const rows = await pool()<{ user_name: string }[]>`
		select user_name from sign_in.recovery_open(${helpedHash(code)}, ${now})`;
	if (rows[0] === undefined) return null;
	await forgive(here, true);
	return { userName: rows[0].user_name };
};

/** Uses the code, once: the new passphrase holds and every session of the account has ended. */
export const comeBack = async (code: string, hash: string, now: Date): Promise<Entrant | null> => {
	const rows = await pool()<{ account: string | null }[]>`
		select sign_in.use_recovery(${helpedHash(code)}, ${hash}, ${now}) as account`;
	const accountId = rows[0]?.account;
	return accountId ? { accountId, kind: 'person' } : null;
};

/** Once that somebody was let in again as this account, or a code that would let them in now. */
export type PastHelp = {
	readonly id: string;
	readonly helpers: readonly string[];
	readonly madeAt: Date;
	/** Null while the code waits to be used. */
	readonly usedAt: Date | null;
	readonly limitedUntil: Date | null;
	readonly provedAt: Date | null;
};

/** Every time, for good, newest first. */
export const recoveriesOf = async (sql: Sql, session: string, now: Date): Promise<PastHelp[]> =>
	sql<PastHelp[]>`
		select id, helpers, made_at as "madeAt", used_at as "usedAt", limited_until as "limitedUntil",
			proved_at as "provedAt"
		from sign_in.recoveries_of(${fromHex(session)}, ${now})`;

/** Makes a code worthless that the person did not ask for. */
export const stopRecovery = async (sql: Sql, session: string, id: string, now: Date): Promise<boolean> => {
	const rows = await sql<{ stopped: boolean }[]>`
		select sign_in.stop_recovery(${fromHex(session)}, ${id}, ${now}) as stopped`;
	return rows[0]?.stopped === true;
};

/** Whether a paper code from before shows that it is the person. Five tries, then fifteen minutes. */
export const provesItself = async (
	session: string,
	accountId: string,
	code: string,
	now: Date
): Promise<boolean | { seconds: number }> => {
	const here = tried(codeRule, 'proof', accountId);
	const seconds = await attempt([here], now);
	if (seconds > 0) return { seconds };
	const rows = await pool()<{ proved: boolean }[]>`
		select sign_in.prove_recovery(${fromHex(session)}, ${paperCodeHash(code)}, ${now}) as proved`;
	const proved = rows[0]?.proved === true;
	if (proved) await forgive(here, true);
	return proved;
};
