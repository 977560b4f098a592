import { randomBytes, randomUUID } from 'node:crypto';
import { admit, type Asker } from '../../src/lib/server/access/admit.js';
import type { Pass } from '../../src/lib/server/access/index.js';
import type { Subject } from '../../src/lib/server/access/pass.js';
import type { Deed } from '../../src/lib/server/access/policy.js';
import type { Actor } from '../../src/lib/server/sign-in/actor.js';
import type { TestDatabase } from './database.js';
import { sha256 } from '../../src/lib/server/sign-in/hash.js';

type Who = {
	name: string;
	kind?: Actor['kind'];
	job?: string;
	personId?: string;
	roles?: Actor['roles'];
};

/** `cookie`: what their browser would send under the name of the session cookie. */
export type Signed = Actor & {
	readonly userName: string;
	readonly asking: (now: Date) => Asker;
	readonly cookie: string;
};

/** Somebody signed in for the whole of a test, as `handle` would see them at any time asked for. */
export const someone = async (
	database: Pick<TestDatabase, 'superSql'>,
	{ name, kind = 'staff', job, personId, roles = [] }: Who
): Promise<Signed> => {
	const id = randomUUID();
	const userName = `${name.toLowerCase()}-${id.slice(0, 6)}`;
	const cookie = randomBytes(20).toString('hex');
	const hash = sha256(cookie);
	const from = new Date('2025-01-01T00:00:00Z');
	await database.superSql`insert into sign_in.account (id, user_name, kind, name, job, roles, created_at)
		values (${id}, ${userName}, ${kind}, ${name}, ${job ?? null}, ${[...roles]}, ${from})`;
	await database.superSql`insert into sign_in.session
			(id_hash, account_id, created_at, seen_at, expires_at, idle_seconds, absolute_at)
		values (${hash}, ${id}, ${from}, ${from}, '2030-01-01', 157680000, '2030-01-01')`;
	if (personId) await database.superSql`update person set account_id = ${id} where id = ${personId}`;
	const actor: Actor = { accountId: id, kind, name, roles, personId: personId ?? null, language: 'en' };
	const asking = (now: Date): Asker => ({
		actor,
		session: hash.toString('hex'),
		now,
		requestId: randomUUID()
	});
	return { ...actor, userName, asking, cookie };
};

/** The pass `handle` would give; throws when there is none. */
export const passOf = async <D extends Deed>(asker: Asker, deed: D, subject: Subject): Promise<Pass<D>> => {
	const [pass] = await admit(asker, [deed], subject, 'look');
	if (pass?.deed !== deed) throw new Error(`no pass for ${deed}`);
	return pass as Pass<D>;
};
