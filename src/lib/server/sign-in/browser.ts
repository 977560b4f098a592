import { randomBytes } from 'node:crypto';
import { pool } from '../database';
import type { Actor } from './actor';
import { markCookie, type Asking } from './cookie';
import { sha256 } from './hash';

/** How long a browser stays marked after staff signed in there: 400 days, the longest a browser keeps a cookie. */
const kept = 400 * 24 * 3600;

/** What a browser is known by once staff signed in there: the hash of the mark it keeps; null where it has none. */
export const markOf = (event: Asking): Buffer | null => {
	const mark = markCookie.read(event);
	return mark === undefined || mark === '' ? null : sha256(mark);
};

/** Marks the browser as a device of the service when staff sign in; anybody else leaves it as it is. */
export const markFor = (event: Asking, kind: Actor['kind']): Buffer | null => {
	if (kind !== 'staff') return markOf(event);
	const mark = markCookie.read(event) || randomBytes(32).toString('base64url');
	markCookie.write(event, mark, kept);
	return sha256(mark);
};

/** When staff last signed in in this browser; null when it is not taken for a device of the service. */
export const staffLastHere = async (event: Asking): Promise<Date | null> => {
	const mark = markOf(event);
	if (mark === null) return null;
	const rows = await pool()<{ at: Date | null }[]>`select sign_in.staff_last_here(${mark}) as at`;
	return rows[0]?.at ?? null;
};

/** Takes the mark from a browser that is nobody's but its owner's. */
export const unmark = async (event: Asking): Promise<void> => {
	if (markOf(event) !== null && (await staffLastHere(event)) === null) markCookie.drop(event);
};
