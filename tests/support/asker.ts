import { randomBytes, randomUUID } from 'node:crypto';
import { admit, type Asker } from '../../src/lib/server/access/admit.js';
import type { Pass } from '../../src/lib/server/access/index.js';
import type { Subject } from '../../src/lib/server/access/pass.js';
import type { Deed } from '../../src/lib/server/access/policy.js';
import type { Actor } from '../../src/lib/server/sign-in/actor.js';
import type { TestDatabase } from './database.js';

type Who = { name: string; kind?: Actor['kind']; job?: string; personId?: string };

/** Somebody signed in for the whole of a test, as `handle` would see them at any time asked for. */
export const someone = async (
	database: TestDatabase,
	{ name, kind = 'staff', job, personId }: Who
): Promise<Actor & { asking: (now: Date) => Asker }> => {
	const id = randomUUID();
	const hash = randomBytes(32);
	const from = new Date('2025-01-01T00:00:00Z');
	await database.superSql`insert into sign_in.account (id, user_name, kind, name, job, created_at)
		values (${id}, ${`${name.toLowerCase()}-${id.slice(0, 6)}`}, ${kind}, ${name}, ${job ?? null}, ${from})`;
	await database.superSql`insert into sign_in.session
			(id_hash, account_id, created_at, seen_at, expires_at, idle_seconds, absolute_at)
		values (${hash}, ${id}, ${from}, ${from}, '2030-01-01', 900, '2030-01-01')`;
	if (personId) await database.superSql`update person set account_id = ${id} where id = ${personId}`;
	const actor: Actor = { accountId: id, kind, name, roles: [], personId: personId ?? null, language: 'en' };
	const asking = (now: Date): Asker => ({
		actor,
		session: hash.toString('hex'),
		now,
		requestId: randomUUID()
	});
	return { ...actor, asking };
};

/** The pass `handle` would give; throws when there is none. */
export const passOf = async <D extends Deed>(asker: Asker, deed: D, subject: Subject): Promise<Pass<D>> => {
	const [pass] = await admit(asker, [deed], subject, true);
	if (pass?.deed !== deed) throw new Error(`no pass for ${deed}`);
	return pass as Pass<D>;
};
