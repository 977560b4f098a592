import { pool, type Sql } from '../database';
import type { Reading } from '../../reading';
import { makeCode } from './code';
import { fromHex } from './hash';
import { busy, verifyPassphrase } from './passphrase';
import { paperCodeHash } from './recovery';
import { attempt, forgive, passphraseRule, tried } from './throttle';

/** A living session of one's own account. `id` is the hex hash; times in UTC. */
export type OwnSession = { id: string; startedAt: Date; seenAt: Date; ownPhone: boolean; thisOne: boolean };

type SessionRow = {
	id_hash: Buffer;
	created_at: Date;
	seen_at: Date;
	own_phone: boolean;
	this_one: boolean;
};

/** Where the account of `session` (hex) is signed in, last used first. */
export const sessionsOf = async (sql: Sql, session: string, now: Date): Promise<OwnSession[]> => {
	const rows = await sql<SessionRow[]>`select * from sign_in.sessions_of(${fromHex(session)}, ${now})`;
	return rows.map((row) => ({
		id: Buffer.from(row.id_hash).toString('hex'),
		startedAt: row.created_at,
		seenAt: row.seen_at,
		ownPhone: row.own_phone,
		thisOne: row.this_one
	}));
};

/** Ends another session of the same account; false when it is not one. */
export const endOther = async (sql: Sql, session: string, other: string, now: Date): Promise<boolean> => {
	const rows = await sql<{ ended: boolean }[]>`
		select sign_in.end_other_session(${fromHex(session)}, ${fromHex(other)}, ${now}) as ended`;
	return rows[0]?.ended === true;
};

/** Ends every session of the account, the one that asks last: nothing is done after it in its name. */
export const endEverywhere = async (sql: Sql, session: string, now: Date): Promise<void> => {
	const all = await sessionsOf(sql, session, now);
	for (const { id, thisOne } of all) if (!thisOne) await endOther(sql, session, id, now);
	await endOther(sql, session, session, now);
};

/** The account's user name, and whether it came in by a paper code and owes a new passphrase. */
export type Credentials = { userName: string; passphraseDue: boolean };

type PassphraseRow = { user_name: string; passphrase_hash: string | null; passphrase_due: boolean };

const passphraseOf = async (session: string, now: Date): Promise<PassphraseRow | undefined> => {
	const rows = await pool()<PassphraseRow[]>`
		select * from sign_in.passphrase_of(${fromHex(session)}, ${now})`;
	return rows[0];
};

export const credentialsOf = async (session: string, now: Date): Promise<Credentials | null> => {
	const row = await passphraseOf(session, now);
	return row ? { userName: row.user_name, passphraseDue: row.passphrase_due } : null;
};

/**
 * Whether the passphrase in use was typed right; not asked of someone who came in by a paper code. Guesses are
 * slowed like those at sign-in.
 */
export const knowsPassphrase = async (
	session: string,
	typed: string,
	now: Date
): Promise<boolean | 'wait' | 'busy'> => {
	const row = await passphraseOf(session, now);
	if (!row) return false;
	if (row.passphrase_due) return true;
	const here = tried(passphraseRule, 'change', row.user_name);
	if ((await attempt([here], now)) > 0) return 'wait';
	const right = await verifyPassphrase(row.passphrase_hash, typed);
	if (right === busy) return 'busy';
	if (right) await forgive(here, true);
	return right;
};

/** Stores the new passphrase's hash and ends every other session of the account. */
export const changePassphrase = async (
	sql: Sql,
	session: string,
	hash: string,
	now: Date
): Promise<boolean> => {
	const rows = await sql<{ changed: boolean }[]>`
		select sign_in.change_passphrase(${fromHex(session)}, ${hash}, ${now}) as changed`;
	return rows[0]?.changed === true;
};

/** Eight new paper codes, to be shown once; the ones before stop working. */
export const newPaperCodes = async (sql: Sql, session: string, now: Date): Promise<string[]> => {
	const codes = Array.from({ length: 8 }, () => makeCode(4));
	const hashes = codes.map((code) => paperCodeHash(code).toString('hex'));
	const rows = await sql<{ stored: boolean }[]>`select sign_in.replace_paper_codes(${fromHex(session)},
		(select array_agg(decode(given, 'hex')) from unnest(${hashes}::text[]) as given), ${now}) as stored`;
	return rows[0]?.stored === true ? codes : [];
};

/** How many paper codes still work. */
export const paperCodesLeft = async (sql: Sql, session: string, now: Date): Promise<number> => {
	const rows = await sql<{ left: number }[]>`
		select sign_in.paper_codes_left(${fromHex(session)}, ${now}) as left`;
	return rows[0]?.left ?? 0;
};

/** Keeps how the account likes to read, and its language, for every phone it signs in on. */
export const keepReading = async (sql: Sql, session: string, reading: Reading, now: Date): Promise<void> => {
	await sql`select sign_in.keep_reading(${fromHex(session)}, ${reading.language || null}, ${sql.json(reading)}, ${now})`;
};
