import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { ensureRoles } from '../../src/lib/server/database/roles.js';
import { APP, OWNER, REVIEW } from '../../src/lib/server/database/settings.js';

const MARK = 'made by the tests of Foreword';

type Found = { name: string; mark: string | null };

/**
 * Makes the roles on a server of the tester's own. They are for the whole server, so that roles somebody
 * else made (for a Foreword in use, say) are left alone and the run is refused.
 */
export const takeRoles = async (admin: postgres.ISql) => {
	const found = await admin<Found[]>`
		select rolname as name, shobj_description(oid, 'pg_authid') as mark
		from pg_roles where rolname in (${OWNER}, ${APP}, ${REVIEW})`;
	const foreign = found.find(({ mark }) => mark !== MARK);
	if (foreign)
		throw new Error(
			`The server of TEST_DATABASE_URL has a role ${foreign.name} that no test made: not used.`
		);
	const passwords = { owner: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
	await ensureRoles(admin, passwords);
	for (const role of [OWNER, APP, REVIEW])
		await admin`comment on role ${admin(role)} is 'made by the tests of Foreword'`;
	return passwords;
};
