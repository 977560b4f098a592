import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ensureBuild } from '../support/build.js';
import { ask } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';
import { addressOf } from './addresses.js';
import { addersOf, as, changersOf, changes, readersOf, tables } from './probe.js';
import { builtRoutes } from './router.js';
import { build, id, now } from './world.js';

/** Tahlia, whose account somebody was helped back into: the same world, one row more. */
let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
	await ensureBuild('build');
	db = await freshDatabase();
	await build(db.superSql);
	await db.superSql`update sign_in.recovery set account_id = ${id('tahlia')}, person_id = ${id('person tahlia')}`;
	server = await startServer({ now, database: db });
});
afterAll(() => server.stop());

const asTahlia = async <T>(
	found: (sql: Parameters<typeof readersOf>[0]) => Promise<T>
): Promise<T | undefined> => {
	let result: T | undefined;
	const back = new Error('back');
	await db.superSql
		.begin(async (sql) => {
			result = await found(sql);
			throw back;
		})
		.catch((fault: unknown) => {
			if (fault !== back) throw fault;
		});
	return result;
};

test('straight in SQL she reads what others may read, and nothing that is for herself alone', async () => {
	const seen: Record<string, string[]> = {};
	for (const table of tables) {
		const all = await asTahlia((sql) => readersOf(sql, table));
		const hers = all?.['tahlia'] ?? [];
		if (hers.length > 0) seen[table] = hers;
	}
	expect(seen).toEqual({
		unit: ['unit a', 'unit b'],
		unit_setting: ['facility of unit a'],
		unit_policy: ['policy of a', 'policy of b'],
		person: ['person tahlia'],
		contact: ['contact sister'],
		intake: ['tahlia-at-a', 'tahlia-at-b'],
		answer: expect.arrayContaining(['care-team', 'checked-by-tahlia', 'named-reader', 'on-card']),
		answer_now: expect.arrayContaining(['care-team', 'checked-by-tahlia', 'named-reader', 'on-card']),
		rendering: expect.arrayContaining(['rendering on-card']),
		media: ['picture by cas, hers', 'picture of stop']
	});
	for (const table of ['answer', 'answer_now', 'rendering'])
		for (const name of seen[table] ?? [])
			expect([table, name]).not.toEqual([
				table,
				expect.stringMatching(/only-me|account-|staff-|before|kept-from/)
			]);
});

test('straight in SQL she adds and changes nothing', async () => {
	const written: string[] = [];
	for (const table of tables) {
		const added = await asTahlia((sql) => addersOf(sql, table));
		for (const [row, able] of Object.entries(added ?? {}))
			if (able.includes('tahlia')) written.push(`adds ${table} ${row}`);
	}
	for (const change of Object.keys(changes))
		if ((await asTahlia((sql) => changersOf(sql, change)))?.includes('tahlia')) written.push(change);
	expect(written).toEqual([]);
});

test('whoever helps, treats or leads sees no more and no less than before', async () => {
	const others = await asTahlia(async (sql) => {
		const rows = await as(sql, 'ros', (inner) => inner`select id from answer where id = ${id('on-card')}`);
		return rows.length;
	});
	expect(others).toBe(1);
});

test('over HTTP she has her home, her card, what she shows others, and her account', async () => {
	const shipped = await builtRoutes('build');
	const inside: string[] = [];
	for (const { id: route, ways } of shipped.filter((one) => one.id.startsWith('/people/')))
		for (const way of ways) {
			const [method = 'GET', action = ''] = way.split(' ');
			const post = {
				method: 'POST',
				body: 'this is no form',
				headers: { 'content-type': 'multipart/form-data; boundary=none', origin: server.origin }
			};
			const answer = await ask(server.origin + addressOf(route) + action, {
				...(method === 'POST' ? post : {}),
				headers: {
					...(method === 'POST' ? post.headers : {}),
					accept: 'text/html',
					cookie: 'foreword=tahlia',
					'sec-fetch-site': 'same-origin'
				}
			});
			if (answer.status !== 404) inside.push(`${way} ${route}`);
		}
	expect(inside.sort()).toEqual([
		'GET /people/[person]',
		'GET /people/[person]/card',
		'GET /people/[person]/media/[media]',
		'GET /people/[person]/plan'
	]);
});
