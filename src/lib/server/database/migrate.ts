import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type postgres from 'postgres';
import { APP, SettingsError } from './settings.js';

/** One file of migrations/: `0001_person.sql`, with a checksum that does not depend on line ends. */
export type Migration = { name: string; text: string; checksum: string };

type Applied = { name: string; checksum: string };

/** Any fixed number: only one process migrates a database at a time. */
const LOCK = 4_701_116;

/** Where a built server and the tests find the files: both run from the project's root. */
export const MIGRATIONS = path.resolve('migrations');

/** Reads the migrations of a folder in the order of their numbers. A missing folder is an error. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
	const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_-]+\.sql$/.test(name)).sort();
	return Promise.all(
		names.map(async (name) => {
			const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
			return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
		})
	);
};

const appliedIn = (sql: postgres.ISql) => sql<Applied[]>`select name, checksum from migration order by name`;

const refuseEdited = (files: Migration[], applied: Applied[]) => {
	for (const { name, checksum } of applied) {
		const file = files.find((candidate) => candidate.name === name);
		if (!file)
			throw new SettingsError(`The database has had ${name}, which this version of Foreword does not have.`);
		if (file.checksum !== checksum)
			throw new SettingsError(`${name} was changed after it was applied: write a new migration instead.`);
	}
};

const apply = async (sql: postgres.Sql, { name, text, checksum }: Migration) => {
	try {
		await sql.begin(async (transaction) => {
			await transaction.unsafe(text);
			await transaction`insert into migration (name, checksum) values (${name}, ${checksum})`;
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new SettingsError(`The migration ${name} failed and left nothing behind: ${reason}`, {
			cause: error
		});
	}
};

const applyMissing = async (sql: postgres.Sql, files: Migration[]) => {
	await sql`create table if not exists migration (name text primary key, checksum text not null)`;
	await sql`grant select on migration to ${sql(APP)}`;
	const applied = await appliedIn(sql);
	refuseEdited(files, applied);
	const done = new Set(applied.map(({ name }) => name));
	for (const file of files) if (!done.has(file.name)) await apply(sql, file);
};

/**
 * Brings a database to the level of the files: each in a transaction of its own, so that a failing one leaves
 * no trace. `sql` is the owner's single connection (the lock belongs to it).
 * @throws SettingsError when a file fails, or an applied one was edited or is missing; it names the file
 */
export const migrate = async (sql: postgres.Sql, folder = MIGRATIONS) => {
	const files = await readMigrations(folder);
	await sql`select pg_advisory_lock(${LOCK})`;
	try {
		await applyMissing(sql, files);
	} finally {
		await sql`select pg_advisory_unlock(${LOCK})`.catch(() => undefined);
	}
};

/** Whether a database has had exactly these migrations. Asked by the app role for /readyz. */
export const isMigrated = async (sql: postgres.Sql, files: Migration[]) => {
	const applied = await appliedIn(sql);
	return (
		applied.length === files.length && applied.every(({ checksum }, i) => checksum === files[i]?.checksum)
	);
};
