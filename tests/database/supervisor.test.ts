import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuild } from '../../src/commands/build.js';
import { claimedPostmaster, lives } from '../../src/lib/server/database/postmaster.js';
import { scene } from '../people/scene.js';
import { runEmbedded, type EmbeddedServer } from '../support/embedded.js';
import { shown, type Visitor } from '../support/visitor.js';

let folder: string;
let servers: EmbeddedServer[];

beforeAll(() => ensureBuild());

beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), `foreword-test-${process.pid}-supervisor-`));
	servers = [];
});

afterEach(async () => {
	await Promise.all(servers.map((server) => server.stop()));
	await rm(folder, { recursive: true, force: true });
});

const start = async (now?: Date) => {
	const server = await runEmbedded(folder, 'build', now);
	servers.push(server);
	return server;
};

const data = () => path.join(folder, 'server/data');
const postmaster = async () => (await claimedPostmaster(data()))?.pid ?? 0;
const isReady = async (server: EmbeddedServer) => (await server.visit().send('/readyz')).status === 200;

const readyAgain = async (server: EmbeddedServer) => {
	const began = performance.now();
	while (!(await isReady(server))) {
		expect(performance.now() - began).toBeLessThan(15_000);
		await wait(100);
	}
};

test('a server killed outright leaves its database running, and the next one adopts it', async () => {
	const server = await start();
	const before = await postmaster();
	await server.kill();
	expect(await lives(data(), before)).toBe(true);
	await server.restart();
	expect(await isReady(server)).toBe(true);
	expect(await postmaster()).toBe(before);
});

test('a database killed outright is started again under the running server, and keeps what was saved', async () => {
	const server = await start();
	const before = await postmaster();
	const sql = server.ownerSql();
	await sql`create table kept (words text)`;
	await sql`insert into kept values ('still here')`;
	await server.killDatabase();
	await readyAgain(server);
	expect(server.isRunning()).toBe(true);
	expect(await postmaster()).not.toBe(before);
	expect(await server.ownerSql()`select words from kept`).toEqual([{ words: 'still here' }]);
});

/** An order, a check, how often to check and who watches: written at 10:40, of what began at 10:32. */
const lookedAfter = async (kim: Visitor, record: string): Promise<void> => {
	await kim.open(`${record}/orders`);
	await kim
		.fill('Somebody else gave it: name', 'Dr Lee Park')
		.choose('Yes', 'Are they a licensed independent practitioner?')
		.choose('By telephone', 'How was it given?')
		.press('Save', 'Write a first order');
	await kim.open(`${record}/checks`);
	await kim.press('In the room: all of it is fine');
	await kim.choose('Every 15 minutes').press('Add: How often to check');
	await kim
		.choose('Kim Osei', 'Who watches?')
		.choose('Through a window or doorway, in person', 'How do they watch?')
		.fill('From when?', '2026-03-02T10:32', 'Start to watch')
		.press('Save who watches');
	expect(kim.status).toBe(200);
};

test('both killed at once during an order, the next start brings both back with every timer', async () => {
	const at = (time: string) => new Date(`2026-03-02T${time}:00-08:00`);
	const server = await start(at('10:40'));
	const story = await scene(
		{ superSql: server.superSql() },
		{
			...{ name: 'Joan Alder', birthDate: '1974-05-06', zone: 'America/Los_Angeles' },
			...{ pack: 'us-joint-commission-2009', arrived: at('08:00') }
		}
	);
	const kim = server.visitAs(story.kim);
	await kim.open(`/people/${story.personId}/episodes`);
	await kim.tick('Seclusion').fill('When did it start?', '2026-03-02T10:32').press('Start the record');
	const record = kim.path;
	await lookedAfter(kim, record);
	const pages = [record, `${record}/orders`, `${record}/checks`, `/units/${story.unitId}`];
	/** All that the four pages say at that time, in that order. */
	const said = async (time: string): Promise<string[]> => {
		await server.clock.set(at(time));
		const all: string[] = [];
		for (const page of pages) {
			expect((await kim.open(page)).status).toBe(200);
			all.push(shown(kim));
		}
		return all;
	};
	const times = ['10:50', '11:40', '14:40'];
	const before: string[][] = [];
	for (const time of times) before.push(await said(time));
	const [[episode, orders, checks, day], , [, ended, late]] = before as [string[], string[], string[]];
	expect(episode).toContain('Running for 18 minutes');
	expect(episode).toContain('Due at 11:32. Done in time');
	expect(episode).toContain('Next check due at 10:55');
	expect(orders).toContain('The order stands. It ends 14:32, in 3 hours and 42 minutes.');
	expect(checks).toContain('Next check due at 10:55');
	expect(checks).toContain('Kim Osei watches since 10:32.');
	expect(day).toContain('Joan Alder');
	expect(ended).toContain('The order ended 14:32. It still goes on, and no new order is written.');
	expect(late).toContain('A check was due at 10:55. 225 minutes late');
	await Promise.all([server.killDatabase(), server.kill()]);
	await server.restart();
	await readyAgain(server);
	const after: string[][] = [];
	for (const time of times) after.push(await said(time));
	expect(after).toEqual(before);
	await server.restart();
	expect(await said('11:40')).toEqual(before[1]);
});

test('two servers at once share one database, and the last one out stops it', async () => {
	const [one, two] = await Promise.all([start(), start()]);
	const shared = await postmaster();
	expect(await isReady(one)).toBe(true);
	expect(await isReady(two)).toBe(true);
	await one.stop();
	expect(await lives(data(), shared)).toBe(true);
	expect(await isReady(two)).toBe(true);
	await two.stop();
	expect(await lives(data(), shared)).toBe(false);
});

test('two servers that leave at once leave no database behind', async () => {
	const [one, two] = await Promise.all([start(), start()]);
	const shared = await postmaster();
	await Promise.all([one.stop(), two.stop()]);
	expect(await lives(data(), shared)).toBe(false);
});

test('what the database logs holds nothing that was typed', async () => {
	const server = await start();
	const settings = await server.superSql()<{ name: string; setting: string }[]>`
		select name, setting from pg_settings where name in
		('log_parameter_max_length_on_error', 'log_min_error_statement', 'log_error_verbosity', 'fsync', 'data_checksums')`;
	expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
		log_parameter_max_length_on_error: '0',
		log_min_error_statement: 'panic',
		log_error_verbosity: 'terse',
		fsync: 'on',
		data_checksums: 'on'
	});
});
