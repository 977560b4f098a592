import type { Sql } from '../database';
import { paperCodesLeft, sessionsOf } from './account';
import { fromHex } from './hash';
import { recoveriesOf } from './helped';
import { passkeysOf } from './passkey-own';
import { keptPosts } from './sealed';

/**
 * What the account page shows, for the person's own copy: no table of this room is open to the app, so that what is read
 * elsewhere from the catalogue is listed here. No hash, no key and no code: they open something.
 */
export const accountOf = async (sql: Sql, session: string, now: Date) => {
	const [mine] = await sql<{ user_name: string }[]>`
		select user_name from sign_in.passphrase_of(${fromHex(session)}, ${now})`;
	const keys = await passkeysOf(session, now);
	return {
		userName: mine?.user_name ?? null,
		paperCodesLeft: await paperCodesLeft(sql, session, now),
		sessions: (await sessionsOf(sql, session, now)).map(({ id: _hash, ...one }) => one),
		phones: keys.map(({ credential: _known, ...one }) => one),
		openedWithHelp: await recoveriesOf(sql, session, now),
		waiting: await keptPosts(sql, session, now)
	};
};
