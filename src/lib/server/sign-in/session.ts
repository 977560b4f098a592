import { randomBytes } from 'node:crypto';
import type { Reading } from '../../reading';
import { pool } from '../database';
import type { Actor } from './actor';
import { rowOf, type Ending, type SessionRow } from './adapter';
import { markFor, unmark } from './browser';
import { sessionCookie, type Asking } from './cookie';
import { hexHash, sha256 } from './hash';
import { limitsFor } from './limits';
import { luciaAt } from './lucia';

/** By whose help an account was opened again, when, and until when that limits it. */
export type Recovered = { readonly at: Date; readonly until: Date; readonly helpers: readonly string[] };

export type Session = {
	/** Hex SHA-256 of the id: the name row-level security knows it by. */
	idHash: string;
	ownPhone: boolean;
	/** How the account likes to read, as it was kept; null when nothing was. */
	reading: Reading | null;
	/** Signed in with a paper code: a new passphrase is asked for first. */
	passphraseDue: boolean;
	/** Set while the account is limited, after somebody helped it back in. */
	recovered: Recovered | null;
};

/** A session that ran out by itself less than a day ago. */
export type Lately = { accountId: string; userName: string; idHash: string };

export type Standing = { session: Session | null; actor: Actor | null; lately: Lately | null };

const nobody: Standing = { session: null, actor: null, lately: null };
const day = 24 * 3600 * 1000;

const actorOf = (row: SessionRow): Actor => ({
	accountId: row.account_id,
	kind: row.kind,
	name: row.name,
	roles: row.roles,
	personId: row.person_id,
	language: row.language
});

const recoveredIn = ({ recovery }: SessionRow): Recovered | null =>
	recovery && {
		at: new Date(recovery.at),
		until: new Date(recovery.until),
		helpers: recovery.helpers
	};

const ranOut = (row: SessionRow, now: Date): boolean =>
	!row.disabled &&
	(row.ended_how === null || row.ended_how === 'expired') &&
	row.expires_at <= now &&
	row.expires_at.getTime() > now.getTime() - day;

/**
 * Who is asking, by the session cookie. A living session is renewed: its idle limit starts again. `lately` is set
 * instead when the session ran out (not by leaving) within the last 24 hours.
 */
export const readSession = async (event: Asking): Promise<Standing> => {
	const { now } = event.locals;
	const id = sessionCookie.read(event);
	if (!id) return nobody;
	const { session, user } = await luciaAt(now).validateSession(id);
	if (session && user) {
		return {
			session: {
				idHash: hexHash(id),
				ownPhone: session.ownPhone,
				reading: user.row.reading,
				passphraseDue: user.row.passphrase_due,
				recovered: recoveredIn(user.row)
			},
			actor: actorOf(user.row),
			lately: null
		};
	}
	const row = await rowOf(id, now);
	if (!row || !ranOut(row, now)) return nobody;
	return { ...nobody, lately: { accountId: row.account_id, userName: row.user_name, idHash: hexHash(id) } };
};

/** Whose session is to be opened, and the key it is opened with, if it is one: it ends when that is taken away. */
export type Entrant = { accountId: string; kind: Actor['kind']; passkeyId?: string };

/**
 * Opens a session under an id that never existed before, and ends the one the browser came with: an id planted
 * beforehand is worth nothing. On a shared phone the cookie goes when the browser closes. A browser in which staff
 * sign in is a device of the service from then on.
 * @param marks false where one person plays everybody: the demo's list of people
 */
export const startSession = async (
	event: Asking,
	entrant: Entrant,
	ownPhone: boolean,
	marks = true
): Promise<void> => {
	const { now } = event.locals;
	await endSession(event, 'replaced');
	const limits = limitsFor(entrant.kind, ownPhone);
	const lucia = luciaAt(now);
	const sessionId = randomBytes(32).toString('base64url');
	const mark = marks ? markFor(event, entrant.kind) : null;
	await lucia.createSession(entrant.accountId, { ownPhone, mark, ...limits }, { sessionId });
	if (entrant.passkeyId !== undefined)
		await pool()`select sign_in.came_by_passkey(${sha256(sessionId)}, ${entrant.passkeyId})`;
	if (marks) await unmark(event);
	await lucia.deleteExpiredSessions();
	const keeps = entrant.kind === 'person' && ownPhone;
	sessionCookie.write(event, sessionId, keeps ? limits.absolute : undefined);
};

/** Ends the session the browser came with, if any, and takes its cookie away. */
export const endSession = async (event: Asking, ending: Ending = 'left'): Promise<void> => {
	const id = sessionCookie.read(event);
	if (!id) return;
	await luciaAt(event.locals.now, ending).invalidateSession(id);
	sessionCookie.drop(event);
};
