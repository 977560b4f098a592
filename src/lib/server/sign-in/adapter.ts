import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { pool } from '../database';
import type { Reading } from '../../reading';
import type { Actor } from './actor';
import { sha256 } from './hash';

/** Why a session is being ended. */
export type Ending = 'expired' | 'left' | 'replaced';

/** Who helped somebody back into the account, and until when that limits it; times as text. */
type RecoveryRow = { at: string; until: string; helpers: string[] };

/** A row of `sign_in.read_session`, with the person the account is. */
export type SessionRow = {
	account_id: string;
	person_id: string | null;
	expires_at: Date;
	ended_at: Date | null;
	ended_how: string | null;
	own_phone: boolean;
	user_name: string;
	kind: Actor['kind'];
	name: string;
	roles: string[];
	language: string;
	reading: Reading | null;
	passphrase_due: boolean;
	disabled: boolean;
	recovery: RecoveryRow | null;
};

/** The row of a session, living or ended, by its raw id; undefined when there never was one or it was swept away. */
export const rowOf = async (id: string, now: Date): Promise<SessionRow | undefined> => {
	const rows = await pool()<SessionRow[]>`
		select found.*, sign_in.person_of(found.account_id) as person_id,
			sign_in.recovery_now(found.account_id, ${now}) as recovery
		from sign_in.read_session(${sha256(id)}) as found`;
	return rows[0];
};

const living = (id: string, row: SessionRow): [DatabaseSession, DatabaseUser] => [
	// The raw id, never the stored hash: Lucia writes what it gets here into the cookie when it renews.
	{ id, userId: row.account_id, expiresAt: row.expires_at, attributes: { ownPhone: row.own_phone } },
	{ id: row.account_id, attributes: { row } }
];

/**
 * Lucia's way to our tables: through named functions, with the hash of the id. An ended session keeps its row for
 * a day, so that what is posted late can still be kept for whoever wrote it.
 */
export const adapterAt = (now: Date, ending: Ending): Adapter => ({
	async getSessionAndUser(id) {
		const row = await rowOf(id, now);
		return row && row.ended_at === null && !row.disabled ? living(id, row) : [null, null];
	},
	async setSession({ id, userId, attributes }) {
		const { idle = 600, absolute = 7200, mark = null } = attributes;
		await pool()`select sign_in.open_session(${sha256(id)}, ${userId}, ${now}, ${idle}, ${absolute},
			${attributes.ownPhone}, ${mark})`;
	},
	// Lucia proposes a date; the row knows its own idle and absolute limits better.
	async updateSessionExpiration(id) {
		await pool()`select sign_in.renew_session(${sha256(id)}, ${now})`;
	},
	async deleteSession(id) {
		await pool()`select sign_in.end_session(${sha256(id)}, ${now}, ${ending})`;
	},
	async deleteUserSessions(accountId) {
		await pool()`select sign_in.end_all_sessions(${accountId}, ${now})`;
	},
	async deleteExpiredSessions() {
		await pool()`select sign_in.sweep(${now})`;
	},
	async getUserSessions() {
		throw new Error('only hashes are stored, so raw ids cannot be listed: see sessionsOf in account.ts');
	}
});
