import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { inject } from 'vitest';
import { connectAlone } from '../../src/lib/server/database/connection.js';
import { createDatabase } from '../../src/lib/server/database/roles.js';
import { addressOf } from './provided.js';

/** A database of one test file's own, migrated, empty of people. */
export type TestDatabase = {
	name: string;
	/** Addresses of its two logins. */
	ownerUrl: string;
	appUrl: string;
	/** Open connections, ended by `drop`. The superuser passes by row-level security: for looking only. */
	ownerSql: postgres.Sql;
	appSql: postgres.Sql;
	superSql: postgres.Sql;
	/** Cuts every connection to it, as a crash of the database would. */
	cut: () => Promise<void>;
	drop: () => Promise<void>;
};

const asAdmin = async <T>(act: (admin: postgres.Sql) => Promise<T>) => {
	const admin = connectAlone(addressOf(inject('postgres').admin, 'postgres'));
	return act(admin).finally(() => admin.end({ timeout: 1 }));
};

const cut = (name: string) =>
	asAdmin(async (admin) => {
		await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
	});

/** Clones the migrated template (`empty: true`: makes a database that no migration has touched). */
export const freshDatabase = async ({ empty = false } = {}): Promise<TestDatabase> => {
	const server = inject('postgres');
	const name = `${server.run}_${randomBytes(4).toString('hex')}`;
	await asAdmin((admin) => createDatabase(admin, name, empty ? undefined : server.template));
	const ownerUrl = addressOf(server.owner, name);
	const appUrl = addressOf(server.app, name);
	const open = { ownerSql: connectAlone(ownerUrl), appSql: connectAlone(appUrl) };
	const superSql = connectAlone(addressOf(server.admin, name));
	const drop = async () => {
		await Promise.all([open.ownerSql, open.appSql, superSql].map((sql) => sql.end({ timeout: 1 })));
		await asAdmin((admin) => admin`drop database if exists ${admin(name)} with (force)`);
	};
	return { name, ownerUrl, appUrl, ...open, superSql, cut: () => cut(name), drop };
};
