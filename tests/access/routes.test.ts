import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deeds, type Deed, type Relation } from '../../src/lib/server/access/policy.js';
import { routes } from '../../src/lib/server/access/routes.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ensureBuild } from '../support/build.js';
import { ask } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';
import { addressOf, subjects } from './addresses.js';
import { as } from './probe.js';
import { builtRoutes, type BuiltRoute } from './router.js';
import { build, everybody, id, now, type Who } from './world.js';

const file = new URL('matrix.json', import.meta.url);
const askers = ['nobody', ...everybody] as const;

let db: TestDatabase;
let server: TestServer;
let shipped: BuiltRoute[];
beforeAll(async () => {
	await ensureBuild('build');
	shipped = await builtRoutes('build');
	db = await freshDatabase();
	await build(db.superSql);
	server = await startServer({ now, database: db });
});
afterAll(async () => {
	if (process.env['SHOWLOG']) console.log(server.log());
	await server.stop();
});

/** A body that is no form: who is let in gets 400 before anything is done, who is not gets 404. */
const broken = {
	method: 'POST',
	body: 'this is no form',
	headers: { 'content-type': 'multipart/form-data; boundary=none', 'sec-fetch-site': 'same-origin' }
};

const send = (who: Who | 'nobody', route: string, way: string, more: Record<string, string> = {}) => {
	const headers = {
		accept: 'text/html',
		...more,
		...(who === 'nobody' ? {} : { cookie: `foreword=${who}` })
	};
	const [method = 'GET', action = ''] = way.split(' ');
	const path = addressOf(route) + action;
	if (method === 'POST')
		return ask(server.origin + path, {
			...broken,
			headers: { ...broken.headers, ...headers, origin: server.origin }
		});
	return ask(server.origin + path, { method, headers });
};

test('every route, method and action of the build has a rule, and every rule a route', () => {
	const built = shipped.flatMap(({ id: route, ways }) => ways.map((way) => `${way} ${route}`)).sort();
	const ruled = Object.entries(routes)
		.filter(([route]) => route !== '/personas')
		.flatMap(([route, ways]) => Object.keys(ways).map((way) => `${way} ${route}`))
		.sort();
	expect(built).toEqual(ruled);
});

test('HEAD tells nothing, OPTIONS and other methods are not there, data requests neither', async () => {
	for (const { id: route, ways } of shipped.filter((one) => one.id.includes('[person]'))) {
		const head = await send('kim', route, 'HEAD');
		expect(head.body).toBe('');
		for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE'])
			expect([
				route,
				method,
				(await send('kim', route, method, { origin: server.origin })).status
			]).not.toEqual([route, method, 200]);
		if (ways.includes('GET')) {
			for (const mask of [
				'',
				'?x-sveltekit-invalidated=0001',
				'?x-sveltekit-invalidated=1',
				'?x-sveltekit-invalidated=00001'
			]) {
				const data = await ask(`${server.origin}${addressOf(route)}/__data.json${mask}`, {
					headers: { cookie: 'foreword=kim' }
				});
				expect([route, mask, data.status]).toEqual([route, mask, 404]);
			}
		}
	}
});

test('somebody else’s person, unit or episode in the address opens nothing', async () => {
	const card = (person: string) =>
		ask(`${server.origin}/people/${person}/card`, {
			headers: { cookie: 'foreword=kim', accept: 'text/html' }
		});
	const missing = await card('11111111-1111-4111-8111-111111111111');
	const closed = await card(id('person sam'));
	const wrong = await card('not-an-id');
	expect([missing.status, closed.status, wrong.status]).toEqual([404, 404, 404]);
	const plain = (body: string) => body.replace(/nonce="[^"]*"/g, '').replace(/[0-9a-f-]{36}/g, '');
	expect(plain(closed.body)).toBe(plain(missing.body));
	// An episode counts with its own person only.
	const mixed = await ask(`${server.origin}/people/${id('person tahlia')}/episodes/${id('episode of sam')}`, {
		headers: { cookie: 'foreword=lee', accept: 'text/html' }
	});
	expect(mixed.status).toBe(404);
});

test('taking any relation out of any deed shuts somebody out', async () => {
	const held: Partial<Record<Who | 'nobody' | 'herself, helped back in', Relation[]>> = {
		nobody: ['anyone']
	};
	await db.superSql.begin(async (sql) => {
		const relations = async (who: Who): Promise<Relation[]> => {
			const rows = await as(
				sql,
				who,
				(inner) => inner<{ held: Relation[] }[]>`
						select access.relations(${subjects['[person]'] ?? ''}, ${subjects['[unit]'] ?? ''}, ${subjects['[episode]'] ?? ''}) as held`
			);
			return rows[0]?.held ?? [];
		};
		for (const who of everybody) held[who] = await relations(who);
		await sql`update sign_in.recovery set account_id = ${id('tahlia')}`;
		held['herself, helped back in'] = await relations('tahlia');
		await sql`update sign_in.recovery set account_id = ${id('ria')}`;
	});
	const inside = (allow: readonly Relation[]): string =>
		[...askers, 'herself, helped back in' as const]
			.filter((who) => allow.some((one) => held[who]?.includes(one)))
			.join(' ');
	const idle: string[] = [];
	for (const deed of Object.keys(deeds) as Deed[]) {
		const allow: readonly Relation[] = deeds[deed].allow;
		for (const relation of allow)
			if (inside(allow) === inside(allow.filter((one) => one !== relation)))
				idle.push(`${relation} of ${deed}`);
	}
	expect(idle).toEqual([]);
});

// Last, since it ends with everybody leaving.
test('each way in lets in whom it should, and is a plain 404 for everybody else', async () => {
	const found: Record<string, string> = {};
	// Leaving ends the session whatever is sent with it, so it is tried last.
	const inOrder = [...shipped].sort((a, b) => Number(a.id === '/leave') - Number(b.id === '/leave'));
	for (const { id: route, ways } of inOrder)
		for (const way of ways) {
			const inside: string[] = [];
			for (const who of askers) {
				const answer = await send(who, route, way);
				expect([route, way, who, answer.status < 500]).toEqual([route, way, who, true]);
				if (answer.status === 404) expect(answer.body).not.toContain('tahlia');
				else inside.push(who);
				if (way !== 'GET' && answer.status !== 404 && !route.startsWith('/leave'))
					expect([route, way, who, answer.status]).toEqual([route, way, who, 400]);
			}
			found[`${way} ${route}`] = inside.join(' ');
		}
	if (process.env['WALLS'] === 'write') writeFileSync(file, `${JSON.stringify(found, null, '\t')}\n`);
	expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}, 300_000);
