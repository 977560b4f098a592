import { randomUUID } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { pool, startDatabase, stopDatabase } from '../../src/lib/server/database/index.js';
import type { Asking } from '../../src/lib/server/sign-in/cookie.js';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase.js';
import { freshDatabase, type TestDatabase } from './database.js';

export const phrase = 'amber otter picnic violin';
export const start = new Date('2026-03-14T09:00:00Z');
export const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** A browser's cookies, and a request with them at a time of our choosing. */
export const browser = (origin = 'http://localhost') => {
	const jar = new Map<string, string>();
	const set: Record<string, unknown>[] = [];
	const cookies: Pick<Cookies, 'get' | 'set' | 'delete'> = {
		get: (name) => jar.get(name),
		set: (name, value, options) => {
			jar.set(name, value);
			set.push({ name, ...options });
		},
		delete: (name) => void jar.delete(name)
	};
	const at = (now: Date): Asking => ({ cookies: cookies as Cookies, url: new URL(origin), locals: { now } });
	return { jar, set, at };
};

export type House = TestDatabase & { close: () => Promise<void> };

/** Starts the real database layer on a fresh database. */
export const openHouse = async (): Promise<House> => {
	const database = await freshDatabase();
	process.env.DATABASE_URL = database.appUrl;
	process.env.DATABASE_OWNER_URL = database.ownerUrl;
	await startDatabase();
	const close = async () => {
		await stopDatabase();
		await database.drop();
	};
	return { ...database, close };
};

/** Puts an account there, as its slip once did. */
export const account = async (
	database: TestDatabase,
	{ userName = `calm-river-${randomUUID().slice(0, 8)}`, kind = 'person', roles = [] as string[] } = {}
): Promise<{ id: string; userName: string }> => {
	const id = randomUUID();
	const hash = await hashPassphrase(phrase);
	await database.ownerSql`insert into sign_in.account (id, user_name, kind, name, roles, passphrase_hash, created_at)
		values (${id}, ${userName}, ${kind}, 'Kim', ${roles}, ${String(hash)}, ${start})`;
	return { id, userName };
};

export { pool };
