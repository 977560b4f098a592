import { readFileSync, writeFileSync } from 'node:fs';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { as, isChanged, profileOf, tables } from './probe.js';
import { build, everybody, rows } from './world.js';

const file = new URL('walls.json', import.meta.url);
const everyTable = ['service', ...tables];
const everything = [...everyTable, 'functions'];

let db: TestDatabase;
beforeAll(async () => {
	db = await freshDatabase();
	await build(db.superSql);
});
afterAll(() => db.drop());

/** Runs on one connection and takes everything back. */
const tried = async <T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> => {
	const results: T[] = [];
	const back = new Error('back');
	await db.superSql
		.begin(async (sql) => {
			results.push(await work(sql));
			throw back;
		})
		.catch((fault: unknown) => {
			if (fault !== back) throw fault;
		});
	return results[0] as T;
};

const expected = (): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Everything a policy of the owner could reach, the likeliest first: tables whose policies call a function in which
 * the table's name stands, or a function that calls one of those. Only the order rests on this guess.
 */
const likelyFirst = async (table: string, command: string): Promise<string[]> => {
	const near = await db.superSql<{ name: string }[]>`
		with recursive named as (
			select p.proname as name, 0 as steps from pg_proc p
			where p.pronamespace = 'access'::regnamespace and p.prosrc ~ ${`\\m${table.replace('.', '\\.')}\\M`}
			union
			select p.proname, named.steps + 1 from pg_proc p join named on p.prosrc like '%access.' || named.name || '(%'
			where p.pronamespace = 'access'::regnamespace and named.steps < 4
		)
		select case when p.schemaname = 'public' then p.tablename else p.schemaname || '.' || p.tablename end as name
		from pg_policies p join named on coalesce(p.qual, '') || coalesce(p.with_check, '') like '%' || named.name || '(%'
		where 'foreword_app' = any (p.roles)
		group by 1 order by min(named.steps), count(*) desc`;
	const likely = near.map(({ name }) => name).filter((name) => everyTable.includes(name));
	// What the owner writes, it writes in a function.
	const before = command === 'SELECT' ? likely.slice(0, 2) : [];
	return [...new Set([...before, 'functions', ...likely, ...everyTable])];
};

describe('straight in SQL, as the app role', () => {
	test('each table gives each actor what it should, and takes from them what it should', async () => {
		const found = await tried(async (sql) => {
			const all: Record<string, unknown> = {};
			for (const table of everything) all[table] = await profileOf(sql, table);
			return all;
		});
		if (process.env['WALLS'] === 'write') writeFileSync(file, `${JSON.stringify(found, null, '\t')}\n`);
		expect(found).toEqual(expected());
	});

	test('every table of the app is in the expectations, behind forced row-level security', async () => {
		const list = await db.superSql<{ name: string; forced: boolean }[]>`
			select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name,
				c.relrowsecurity and c.relforcerowsecurity as forced
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p') and n.nspname in ('public', 'audit', 'sign_in', 'review')
				and c.relname not in ('migration', 'foreword_database')`;
		expect(list.filter(({ forced }) => !forced).map(({ name }) => name)).toEqual([]);
		const known = new Set(everyTable);
		expect(
			list.map(({ name }) => name).filter((name) => !known.has(name) && !name.startsWith('sign_in.'))
		).toEqual([]);
	});

	test('removing any one policy changes what somebody can see or do', async () => {
		const policies = await db.superSql<
			{ schema: string; table: string; policy: string; roles: string[]; command: string }[]
		>`
			select schemaname as schema, tablename as table, policyname as policy, roles::text[] as roles, cmd as command
			from pg_policies where schemaname in ('public', 'audit', 'review')`;
		expect(policies.length).toBeGreaterThan(80);
		const whole = expected();
		// Nothing removed is nothing changed.
		for (const one of ['answer_now', 'episode_fact', 'unit_staff'])
			expect(await tried((sql) => isChanged(sql, one, whole[one], 'SELECT'))).toBe(false);
		const idle: string[] = [];
		for (const { schema, table, policy, roles, command } of policies) {
			const name = schema === 'public' ? table : `${schema}.${table}`;
			const reached = roles.some((one) => one !== 'foreword_owner')
				? [name]
				: await likelyFirst(name, command);
			const noticed = await tried(async (sql) => {
				await sql`drop policy ${sql(policy)} on ${sql(name)}`;
				for (const one of reached) if (await isChanged(sql, one, whole[one], command)) return true;
				return false;
			});
			if (!noticed) idle.push(`${policy} on ${name}`);
		}
		expect(idle).toEqual([]);
	}, 300_000);

	test('what happened is never changed: no UPDATE, DELETE or TRUNCATE, whoever asks', async () => {
		const kept = everyTable.filter(
			(table) =>
				![
					'service',
					'unit',
					'unit_staff',
					'person',
					'supporter_grant',
					'contact',
					'intake',
					'answer_now',
					'draft'
				].includes(table)
		);
		for (const table of kept)
			for (const verb of ['update', 'delete', 'truncate'] as const) {
				const column = 'ctid';
				// Not every table is about a person: any column of its own does.
				const own = Object.keys(rows().find(([name]) => name === table)?.[1][0] ?? {})[0] ?? 'id';
				const outcome = await tried((sql) =>
					as(sql, 'kim', (inner) =>
						verb === 'update'
							? inner`update ${inner(table)} set ${inner(own)} = ${inner(own)}`
							: verb === 'delete'
								? inner`delete from ${inner(table)} where ${inner(column)} is not null`
								: inner`truncate ${inner(table)}`
					)
				).then(
					() => 'went through',
					(fault: unknown) => (fault instanceof Error && 'code' in fault ? fault.code : 'other')
				);
				expect([table, verb, outcome]).toEqual([table, verb, '42501']);
			}
	});

	test('the tables of sign-in are closed to the app', async () => {
		const list = await db.superSql<
			{ name: string }[]
		>`select tablename as name from pg_tables where schemaname = 'sign_in'`;
		expect(list.length).toBeGreaterThan(4);
		for (const { name } of list)
			for (const who of everybody)
				await expect(
					tried((sql) => as(sql, who, (inner) => inner`select * from ${inner(`sign_in.${name}`)}`))
				).rejects.toMatchObject({ code: '42501' });
	});
});
