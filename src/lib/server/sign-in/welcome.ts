import type { RequestEvent } from '@sveltejs/kit';
import { pool } from '../database';
import { parseReading, readingCookie, writeReading } from '../../reading';
import { returnPath } from './path';
import { keepReading } from './account';
import { keptPosts } from './sealed';
import { readSession, startSession, type Entrant } from './session';

/**
 * Opens a session, brings the account's language to this browser, and says where to go: to a new passphrase when
 * one is owed, to what was kept, to the page that was wanted, to where the person stopped, or to the start.
 * @param to the page that was wanted, as it came from a form
 * @param how `marks`: whether staff who come in make this browser a device of the service, as they do unless it is
 * false. `first`: the account was just made, and keeps how its person chose to read before they had one.
 */
export const welcome = async (
	event: RequestEvent,
	entrant: Entrant,
	ownPhone: boolean,
	to: string | null,
	how: { readonly marks?: boolean; readonly first?: boolean } = {}
): Promise<string> => {
	await startSession(event, entrant, ownPhone, how.marks ?? true);
	const { session, actor } = await readSession(event);
	if (!session || !actor) return '/sign-in';
	const { cookies, url, locals } = event;
	const chosen = cookies.get(readingCookie) !== undefined;
	const reading = session.reading ? parseReading(writeReading(session.reading)) : locals.reading;
	const secure = url.protocol === 'https:';
	const brought = { ...reading, language: actor.language };
	cookies.set(readingCookie, writeReading(brought), { path: '/', secure });
	if (how.first && chosen) await pool().begin((sql) => keepReading(sql, session.idHash, brought, locals.now));
	if (session.passphraseDue) return '/account';
	const kept = await pool().begin((sql) => keptPosts(sql, session.idHash, locals.now));
	if (kept.length > 0) return '/kept';
	const start = actor.personId === null ? '/' : `/people/${actor.personId}?go-on=stopped`;
	return returnPath(to) ?? start;
};
