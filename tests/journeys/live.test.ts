import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { someone } from '../support/asker.js';
import { Listener } from '../support/listener.js';
import { startServer, type TestServer } from '../support/server.js';

const now = new Date('2026-04-02T09:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const [episode, item] = [randomUUID(), randomUUID()];
/** As many pages as watch at once. */
const pages = 20;
let server: TestServer;
let ward: Scene;
let there = '';
let board = '';

beforeAll(async () => {
	server = await startServer({ now });
	ward = await scene(server, {
		...{ name: 'Tahlia Reed', birthDate: '1990-09-07', zone: 'Australia/Sydney' },
		...{ pack: 'us-joint-commission-2009', arrived: minutes(-600) }
	});
	there = `${server.origin}/people/${ward.personId}/episodes/${episode}/live`;
	board = `${server.origin}/units/${ward.unitId}/live`;
	await server.superSql`insert into episode ${server.superSql({
		...{ id: episode, person_id: ward.personId, unit_id: ward.unitId, intake_id: ward.intakeId },
		...{ pack: ward.pack, started_at: now, entered_at: now, entered_by: ward.kim.accountId },
		...{ key: 'one', very_bad: [] }
	})}`;
	await startsAt(now);
});
afterAll(() => server?.stop());

/** Somebody writes when it began, on another server of the same database. */
const startsAt = async (from: Date): Promise<number> => {
	const parts = { subKind: null, position: null, device: null, drug: null, dose: null, route: null };
	await server.superSql`insert into episode_fact ${server.superSql({
		...{ id: randomUUID(), episode_id: episode, person_id: ward.personId, field: 'component', item },
		value: server.superSql.json({ kind: 'seclusion', from: from.toISOString(), to: null, ...parts }),
		...{ happened_at: from, entered_at: now, entered_by: ward.kim.accountId, key: randomUUID() }
	})}`;
	return performance.now();
};

/** Another member of the unit's staff, at a browser of their own. */
const colleague = async (place: number): Promise<string> => {
	const { accountId, cookie } = await someone(server, { name: `Colleague ${place}`, job: 'Nurse' });
	await server.superSql`insert into unit_staff (unit_id, account_id, since)
		values (${ward.unitId}, ${accountId}, ${now})`;
	return `foreword=${cookie}`;
};

/** Every time of day that a page shows, in its order. */
const timesIn = (data: string): string[] =>
	[...String(JSON.parse(data).html).matchAll(/\d{2}:\d{2}/g)].map(([time]) => time);

test('twenty pages that watch one episode all show the same due times within a second of a change', async () => {
	const watching = await Promise.all(
		Array.from({ length: pages }, async (_, place) => Listener.open(there, await colleague(place)))
	);
	expect(watching.map(({ status, type }) => `${status} ${type.split(';')[0]}`)).toEqual(
		Array(pages).fill('200 text/event-stream')
	);
	const first = await Promise.all(watching.map((one) => one.next('clocks', 0)));
	const before = timesIn(first[0]?.data ?? '');
	expect(before.length).toBeGreaterThan(2);

	const change = async (from: Date) => {
		const written = await startsAt(from);
		const seen = await Promise.all(watching.map((one) => one.next('clocks', written)));
		return {
			shown: seen.map(({ data }) => timesIn(data)),
			took: Math.max(...seen.map(({ at }) => at)) - written
		};
	};
	const changed = await change(minutes(-7));
	expect(changed.shown).toEqual(Array(pages).fill(changed.shown[0]));
	expect(changed.shown[0]).not.toEqual(before);
	expect(changed.shown[0]).toContain('20:53');
	expect(changed.took).toBeLessThan(1_000);

	// The database goes away under them and comes back: the next change is seen all the same.
	await server.cutDatabase();
	while (!(await server.superSql`select 1`.catch(() => null))) await new Promise((go) => setTimeout(go, 50));
	const after = await change(minutes(-9));
	expect(after.shown).toEqual(Array(pages).fill(after.shown[0]));
	expect(watching.every(({ ended }) => !ended)).toBe(true);
	for (const one of watching) one.close();
});

test('who may not look any more is told so, and no more; one stream for each browser', async () => {
	const [danas, kims] = [`foreword=${ward.dana.cookie}`, `foreword=${ward.kim.cookie}`];
	const [older, dana] = [await Listener.open(there, danas), await Listener.open(board, danas)];
	await older.next('elsewhere', 0);
	const kim = await Listener.open(there, kims);
	await Promise.all([dana.next('clocks', 0), kim.next('clocks', 0)]);
	expect(dana.heard[0]?.data).toContain('Tahlia Reed');
	const from = performance.now();
	await server.superSql`update unit_staff set until = ${now} where account_id = ${ward.dana.accountId}`;
	// Nothing is written: the next heartbeat finds it.
	expect((await dana.next('ended', from)).data).toBe('{}');
	// At most the event that was being drawn at that very moment came before it, and nothing came after.
	const after = dana.heard.filter(({ at }) => at > from).map(({ event }) => event);
	expect(after.at(-1)).toBe('ended');
	expect(after.length).toBeLessThanOrEqual(2);
	expect((await Listener.open(board, danas)).status).toBe(404);
	expect((await Listener.open(there, `foreword=${ward.person.cookie}`)).status).toBe(404);
	expect(kim.ended).toBe(false);

	// The server leaves: it waits for nobody who watches, and they are told that it comes back.
	await kim.next('clocks', 0);
	const left = performance.now();
	await server.restart();
	expect(performance.now() - left).toBeLessThan(7_000);
	expect(kim.heard.at(-1)?.event).toBe('leaving');
	expect(kim.ended).toBe(true);
});

test('the pages of checks and of orders go on as well, by the same stream', async () => {
	const { cookie } = ward.kim;
	const [episodes, checks] = [there, there.replace(/live$/, 'checks/live')];
	const fact = (field: string, value: Record<string, string | null>) =>
		server.superSql`insert into episode_fact ${server.superSql({
			...{ id: randomUUID(), episode_id: episode, person_id: ward.personId, field, item: randomUUID() },
			...{ value: server.superSql.json(value), happened_at: now, entered_at: now },
			...{ entered_by: ward.dana.accountId, key: randomUUID() }
		})}`;
	const told = async (address: string, change: () => Promise<unknown>): Promise<string> => {
		const watching = await Listener.open(address, `foreword=${cookie}`);
		await watching.next('clocks', 0);
		const from = performance.now();
		await change();
		const { data, at } = await watching.next('clocks', from);
		watching.close();
		expect(at - from).toBeLessThan(1_500);
		return String(JSON.parse(data).html);
	};
	const plan = { from: now.toISOString(), every: '15', items: null, by: null, why: null };
	expect(await told(checks, () => fact('check-plan', plan))).toContain('Next check due at 20:06');
	const check = { at: now.toISOString(), method: 'talked' };
	expect(await told(checks, () => fact('check', check))).toMatch(/Next check due at .{0,9}20:15/);
	// The page of the record says the same.
	expect(await told(episodes, () => fact('check', check))).toMatch(/Next check due at .{0,9}20:15/);
	const order = { is: 'first', by: 'Dr Lee', independent: 'yes', how: 'verbal', obtained: now.toISOString() };
	const orders = there.replace(/live$/, 'orders/live');
	expect(await told(orders, () => fact('order', order))).toMatch(/The order stands. It ends .{0,9}23:51/);
	for (const address of [checks, orders])
		expect((await Listener.open(address, `foreword=${ward.person.cookie}`)).status).toBe(404);
});

test('without a stream the same is given once, and the page is true as it is drawn', async () => {
	const kim = server.visit();
	const headers = { cookie: `foreword=${ward.kim.cookie}` };
	await server.clock.set(minutes(3));
	const once = await kim.send(`/people/${ward.personId}/episodes/${episode}/live`, { headers });
	expect(JSON.parse(once.body)).toMatchObject({ asOf: 'As of 20:03.' });
	const page = await kim.send(`/people/${ward.personId}/episodes/${episode}`, {
		headers: { ...headers, accept: 'text/html' }
	});
	for (const time of timesIn(once.body)) expect(page.body).toContain(time);
	expect(page.body).toContain('As of 20:03.');
	expect(page.body).toContain('Look again');
	const looks = await server.superSql<{ deed: string }[]>`
		select distinct deed from audit.entry where account_id = ${ward.kim.accountId} and kind = 'look'`;
	expect(looks.map(({ deed }) => deed)).toEqual(['episode:read']);
});
