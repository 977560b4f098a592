import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import { as } from '../../access/probe.js';
import { build, everybody, id, now, type Who } from '../../access/world.js';
import { passOf, someone, type Signed } from '../../support/asker.js';
import { openHouse, pool, type House } from '../../support/sign-in.js';

const tables = ['review.review', 'review.entry', 'review.look'];
type Query = (sql: postgres.TransactionSql) => PromiseLike<unknown>;
const on = (table: string): Record<string, Query> => ({
	read: (sql) => sql`select from ${sql(table)}`,
	change: (sql) => sql`update ${sql(table)} set id = id`,
	delete: (sql) => sql`delete from ${sql(table)}`,
	empty: (sql) => sql`truncate ${sql(table)} cascade`
});
const calls: Record<string, Query> = {
	heads: (sql) => sql`select review.heads()`,
	kept_from_me: (sql) => sql`select review.kept_from_me()`,
	catch_up: (sql) => sql`select review.catch_up()`,
	open_for: (sql) => sql`select review.open_for(null)`,
	reads: (sql) => sql`select review.reads(${id('review of a death')})`
};

let house: House;
let quinn: Signed;
beforeAll(async () => {
	house = await openHouse();
	await build(house.superSql);
	quinn = await someone(house, { name: 'Quinn Ade' });
	await house.superSql`update sign_in.account set roles = '{reviewer}' where id = ${quinn.accountId}`;
});
afterAll(() => house.close());

const denied = { code: '42501' };

/** Runs on one connection of the superuser and takes everything back. */
const asRole = (who: Who | null, work: (sql: postgres.TransactionSql) => Promise<unknown>, about = '') =>
	house.superSql.begin((sql) => as(sql, who, work, about));

describe('the role that serves the chart (S0-29, X9)', () => {
	test.each(tables)('is refused %s, whoever asks', async (table) => {
		for (const who of [null, ...everybody])
			for (const [what, query] of Object.entries(on(table)))
				await expect(
					asRole(who, async (sql) => query(sql)),
					`${what} ${table} as ${who}`
				).rejects.toMatchObject({ ...denied, message: 'permission denied for schema review' });
	});

	test.each(Object.keys(calls))('is refused review.%s', async (name) => {
		await expect(asRole('rev', async (sql) => calls[name]?.(sql))).rejects.toMatchObject(denied);
	});

	test('holds no right in that schema, and none that comes with another role', async () => {
		const [row] = await pool()`select
			has_schema_privilege('foreword_app', 'review', 'usage') as enters,
			pg_has_role('foreword_app', 'foreword_review', 'usage') as inherits,
			pg_has_role('foreword_app', 'foreword_review', 'set') as takes,
			(select count(*)::int from information_schema.role_table_grants
				where table_schema = 'review' and grantee not in ('foreword_owner', 'foreword_review')) as grants`;
		expect(row).toEqual({ enters: false, inherits: false, takes: true, grants: 0 });
	});

	test('is what every pass but those of a review gets, and only for its transaction', async () => {
		const chart = await passOf(quinn.asking(now), 'account:read', {});
		const review = await passOf(quinn.asking(now), 'case-reviews:read', {});
		const during: unknown[] = [];
		for (const pass of [chart, review, chart])
			during.push(
				await transaction(pass, async (sql) => (await sql`select current_user as name`)[0]?.['name'])
			);
		expect(during).toEqual(['foreword_app', 'foreword_review', 'foreword_app']);
		await expect(transaction(chart, (sql) => sql`select from review.review`)).rejects.toMatchObject(denied);
	});
});

describe('the role of the case reviews', () => {
	test('reads and writes nothing of the chart, the log or sign-in', async () => {
		const chart = await house.superSql<{ name: string }[]>`
			select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind = 'r' and n.nspname in ('public', 'audit', 'sign_in')`;
		expect(chart.length).toBeGreaterThan(50);
		for (const { name } of chart)
			await expect(
				asRole('rev', (sql) => sql`select from ${sql(name)}`, 'review.review'),
				name
			).rejects.toMatchObject(denied);
	});

	test.each(tables)('never changes, clears or empties %s', async (table) => {
		const { read: _, ...writes } = on(table);
		for (const [what, query] of Object.entries(writes))
			await expect(
				asRole('rev', async (sql) => query(sql), 'review.review'),
				what
			).rejects.toMatchObject(denied);
	});

	test('opens none: a review opens by itself alone', async () => {
		const open: Query = (sql) =>
			sql`insert into review.review (id, episode_id, person_id, unit_id, pack, cause, happened_at, opened_at)
				values (${id('mine')}, ${id('e')}, ${id('p')}, ${id('u')}, 'p', 'c', ${now}, ${now})`;
		await expect(asRole('rev', async (sql) => open(sql), 'review.review')).rejects.toMatchObject(denied);
	});
});

test('no column of the chart leads to a review, and none of a review is held by the chart', async () => {
	const keys = await house.superSql<{ from: string; to: string }[]>`
		select c.conrelid::regclass::text as from, c.confrelid::regclass::text as to from pg_constraint c
			join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
			join pg_namespace fn on fn.oid = f.relnamespace join pg_namespace tn on tn.oid = t.relnamespace
		where c.contype = 'f' and (fn.nspname = 'review') <> (tn.nspname = 'review')`;
	expect(keys).toEqual([]);
	const ruled = await house.superSql<{ name: string }[]>`
		select schemaname || '.' || policyname as name from pg_policies
		where schemaname <> 'review' and concat(qual, with_check) ~ '\\mreview\\.'`;
	expect(ruled).toEqual([]);
	// One thing leads from there to here, and carries nothing back.
	const triggers = await house.superSql<{ name: string }[]>`
		select t.tgrelid::regclass || ' ' || t.tgname as name from pg_trigger t
			join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace
			join pg_class c on c.oid = t.tgrelid
		where n.nspname = 'review' and c.relnamespace <> n.oid`;
	expect(triggers).toEqual([{ name: 'episode_fact afterwards' }]);
	// No function that the chart may call looks there, but the one that tells a colleague who asks them for support
	// (docs/decisions/own-reflections.md), and that one looks at no review.
	const looking = await house.superSql<{ name: string; reviews: boolean }[]>`
		select n.nspname || '.' || p.proname as name, p.prosrc ~ '\\mreview\\.(?!reflection)' as reviews
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname in ('public', 'access', 'sign_in') and p.prosrc ~ '\\mreview\\.'`;
	expect(looking).toEqual([{ name: 'access.support_asked_of_me', reviews: false }]);
});
