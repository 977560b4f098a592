import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectAlone, connectApp } from '../../src/lib/server/database/connection.js';
import { verifyAppRole } from '../../src/lib/server/database/roles.js';
import { databaseSettings } from '../../src/lib/server/database/settings.js';
import { runServer } from '../support/running.js';
import { ensureBuild } from '../../src/commands/build.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;

beforeAll(async () => {
	database = await freshDatabase();
	await ensureBuild();
});

afterAll(() => database.drop());

test('the app role is accepted, and owns nothing', async () => {
	await expect(verifyAppRole(database.appSql)).resolves.toBeUndefined();
});

test('the owner and a superuser are refused as the app role', async () => {
	await expect(verifyAppRole(database.ownerSql)).rejects.toThrow(/is foreword_owner, but/);
	await expect(verifyAppRole(database.superSql)).rejects.toThrow(/Foreword does not start with it/);
});

test('an app role that came to own a table is refused', async () => {
	await database.ownerSql`create table handed_over (id int)`;
	await database.superSql`alter table handed_over owner to foreword_app`;
	await expect(verifyAppRole(database.appSql)).rejects.toThrow(/owns something/);
	await database.superSql`drop table handed_over`;
	await expect(verifyAppRole(database.appSql)).resolves.toBeUndefined();
});

test('a server given the owner as its app login ends with a sentence and without the password', async () => {
	const env = { DATABASE_URL: database.ownerUrl, DATABASE_OWNER_URL: database.ownerUrl };
	const failed = await runServer({ build: 'build', env }).then(
		() => '',
		(error: Error) => error.message
	);
	expect(failed).toContain('The login of DATABASE_URL is foreword_owner');
	expect(failed).not.toContain(new URL(database.ownerUrl).password);
});

test('the app role can make nothing in the database, not even for itself', async () => {
	const { appSql: sql } = database;
	await expect(sql`create table mine (id int)`).rejects.toMatchObject({ code: '42501' });
	await expect(sql`create schema mine`).rejects.toMatchObject({ code: '42501' });
	await expect(sql`create temporary table mine (id int)`).rejects.toMatchObject({ code: '42501' });
});

test('a query of the app ends after three seconds, and waits one second for a lock', async () => {
	const app = connectApp(database.appUrl);
	await expect(app`select pg_sleep(10)`).rejects.toMatchObject({ code: '57014' });
	const owner = connectAlone(database.ownerUrl);
	const waited = owner.begin(async (sql) => {
		await sql`lock table migration in access exclusive mode`;
		const began = performance.now();
		await expect(app`select from migration`).rejects.toMatchObject({ code: '55P03' });
		return performance.now() - began;
	});
	expect(await waited).toBeLessThan(2_500);
	await Promise.all([app.end(), owner.end()]);
});

test('half of an external database is refused, with the name of what is missing', () => {
	expect(() => databaseSettings({ DATABASE_URL: database.appUrl })).toThrow(/^DATABASE_OWNER_URL is missing/);
	expect(() =>
		databaseSettings({ DATABASE_URL: 'mysql://x', DATABASE_OWNER_URL: database.ownerUrl })
	).toThrow(/^DATABASE_URL is not/);
	expect(databaseSettings({})).toMatchObject({ kind: 'embedded' });
});
