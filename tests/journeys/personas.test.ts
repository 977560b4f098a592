import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuild } from '../support/build.js';
import { startServer, type TestServer } from '../support/server.js';

/** Every file of a build that holds any of these, compressed ones included. */
const holding = async (name: 'build' | 'build-demo', traces: readonly string[]): Promise<string[]> => {
	await ensureBuild(name);
	return readdirSync(name, { recursive: true, encoding: 'utf8' })
		.map((file) => path.join(name, file))
		.filter((file) => statSync(file).isFile() && !/\.(br|map)$/.test(file))
		.filter((file) => {
			const raw = readFileSync(file);
			const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
			return traces.some((trace) => text.includes(trace));
		});
};

/** The address, the query and the name of the act behind the one-click sign-in page. */
const traces = ['/personas', 'sign_in.personas', 'personaEntrant'];

test('the build that is shipped has neither the address of one-click sign-in nor its code', async () => {
	expect(await holding('build', traces)).toEqual([]);
});

test('the demo build has all of it, so that the search above means something', async () => {
	for (const trace of traces.slice(0, 2)) expect(await holding('build-demo', [trace]), trace).not.toEqual([]);
});

const start = new Date('2026-03-14T09:00:00Z');
const kim = randomUUID();

const withKim = async (demo: boolean): Promise<TestServer> => {
	const server = await startServer({ now: start, demo });
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, job, language, created_at)
		values (${kim}, 'kim', 'staff', 'Kim Lee', 'Nurse', 'ar', ${start})`;
	await server.ownerSql`grant execute on function sign_in.personas() to foreword_app`;
	return server;
};

const post = (origin: string) => ({
	method: 'POST',
	body: `account=${kim}`,
	headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
});

describe('in the shipped build', () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await withKim(false);
	});
	afterAll(() => server.stop());

	test('the address is not there, whatever is asked of it', async () => {
		const visitor = server.visit();
		await visitor.open('/personas');
		expect(visitor.status).toBe(404);
		expect(visitor.html).not.toContain('Kim Lee');
		const answer = await visitor.send('/personas', post(server.origin));
		expect(answer.status).toBe(404);
		expect(answer.headers['set-cookie']).toBeUndefined();
		await visitor.open('/sign-in');
		expect(visitor.html).not.toContain('personas');
	});
});

describe('in the demo build', () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await withKim(true);
	});
	afterAll(() => server.stop());

	test('one button is one person, in their language', async () => {
		const visitor = server.visit();
		await visitor.open('/sign-in');
		await visitor.follow('Sign in as somebody of the demo');
		await visitor.press('Kim Lee, Nurse');
		expect(visitor.document.documentElement.lang).toBe('ar');
		expect((await visitor.open('/account')).status).toBe(200);
	});

	test('it still takes forms of its own pages only', async () => {
		const visitor = server.visit();
		for (const origin of ['https://evil.example', 'null']) {
			const answer = await visitor.send('/personas', post(origin));
			expect(answer.status).toBe(403);
			expect(answer.headers['set-cookie']).toBeUndefined();
		}
	});

	test('somebody who is not there cannot be signed in', async () => {
		const visitor = server.visit();
		const answer = await visitor.send('/personas', {
			...post(server.origin),
			body: `account=${randomUUID()}`
		});
		expect(answer.status).toBe(404);
	});
});
