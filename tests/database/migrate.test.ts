import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectAlone } from '../../src/lib/server/database/connection.js';
import { isMigrated, migrate, readMigrations } from '../../src/lib/server/database/migrate.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let folder: string;

const put = (name: string, text: string) => writeFile(path.join(folder, name), text);
const tables = () => database.ownerSql<{ name: string }[]>`
	select tablename as name from pg_tables where schemaname = 'public' order by 1`;

beforeEach(async () => {
	database = await freshDatabase({ empty: true });
	folder = await mkdtemp(path.join(os.tmpdir(), 'foreword-migrations-'));
	await put(
		'0001_first.sql',
		'create table first (id int);\r\ncreate function two() returns int language sql as $$ select 2 $$;\r\n'
	);
});

afterEach(async () => {
	await database.drop();
	await rm(folder, { recursive: true });
});

test('two runners at once apply each file once', async () => {
	await put('0002_second.sql', 'create table second (id int); select pg_sleep(0.2);');
	const other = connectAlone(database.ownerUrl);
	await Promise.all([migrate(database.ownerSql, folder), migrate(other, folder)]);
	await other.end();
	expect((await tables()).map(({ name }) => name)).toEqual(['first', 'migration', 'second']);
});

test('a failing file rolls back wholly, and the ones before it stay', async () => {
	await put('0002_broken.sql', 'create table half (id int); select 1 / 0;');
	await expect(migrate(database.ownerSql, folder)).rejects.toThrow(/0002_broken.*division by zero/s);
	expect((await tables()).map(({ name }) => name)).toEqual(['first', 'migration']);
	await put('0002_broken.sql', 'create table half (id int);');
	await migrate(database.ownerSql, folder);
	expect((await tables()).map(({ name }) => name)).toEqual(['first', 'half', 'migration']);
});

test('an edited file is refused, other line ends are not', async () => {
	await migrate(database.ownerSql, folder);
	await put(
		'0001_first.sql',
		'create table first (id int);\ncreate function two() returns int language sql as $$ select 2 $$;\n'
	);
	await migrate(database.ownerSql, folder);
	await put('0001_first.sql', 'create table first (id bigint);');
	await expect(migrate(database.ownerSql, folder)).rejects.toThrow(/0001_first\.sql was changed/);
});

test('a database newer than the files is refused', async () => {
	await migrate(database.ownerSql, folder);
	await rm(path.join(folder, '0001_first.sql'));
	await expect(migrate(database.ownerSql, folder)).rejects.toThrow(/does not have/);
});

test('the app role sees whether the level is right', async () => {
	await migrate(database.ownerSql, folder);
	expect(await isMigrated(database.appSql, await readMigrations(folder))).toBe(true);
	await put('0002_second.sql', 'create table second (id int);');
	expect(await isMigrated(database.appSql, await readMigrations(folder))).toBe(false);
});
