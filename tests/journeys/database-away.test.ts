import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startProxy, type Proxy } from '../support/proxy.js';
import { startServer, type TestServer } from '../support/server.js';

let database: TestDatabase;
let proxy: Proxy;
let server: TestServer;

beforeAll(async () => {
	database = await freshDatabase();
	proxy = await startProxy(database.appUrl);
	server = await startServer({ database: { ...database, appUrl: proxy.url } });
});

afterAll(async () => {
	await server.stop();
	await proxy.close();
	await database.drop();
});

/** A page that must ask the database: somebody comes with a session. */
const knock = async () => {
	const visitor = server.visit();
	for (const name of ['foreword', '__Host-foreword', 'session']) visitor.cookies.set(name, 'a'.repeat(43));
	const began = performance.now();
	const answer = await visitor.send('/', { headers: { accept: 'text/html' } });
	return { ...answer, took: performance.now() - began };
};

/** By itself, and soon: what was cut last may still meet the first that ask (safety.md 4.3: 5 seconds at most). */
const heals = async (): Promise<void> => {
	const began = performance.now();
	while ((await knock()).status !== 200) expect(performance.now() - began).toBeLessThan(5_000);
};

test('a database that is cut off gives a plain 503 page at once, in every language, and heals by itself', async () => {
	expect((await knock()).status).toBe(200);
	proxy.cut();
	const { status, body, headers, took } = await knock();
	expect(status).toBe(503);
	expect(took).toBeLessThan(2_000);
	expect(body).toContain('What you saved before is safe');
	expect(body).toContain('lang="ar" dir="rtl"');
	expect(headers['content-security-policy']).toContain("default-src 'none'");
	expect((await server.visit().send('/healthz')).status).toBe(200);
	expect((await server.visit().send('/readyz')).status).toBe(503);
	proxy.release();
	await heals();
	expect((await server.visit().send('/readyz')).status).toBe(200);
});

test('a database that hangs leaves nobody waiting for more than eight seconds, and the server lives on', async () => {
	expect((await knock()).status).toBe(200);
	proxy.hold();
	const answers = await Promise.all(Array.from({ length: 20 }, knock));
	proxy.release();
	for (const { status, took } of answers) {
		expect(status).toBe(503);
		expect(took).toBeLessThan(9_000);
	}
	await heals();
	expect(server.isRunning()).toBe(true);
});

test('cutting connections under load neither ends the server nor leaves a request hanging', async () => {
	const cutting = (async () => {
		for (let i = 0; i < 10; i++) {
			await database.cut();
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	})();
	const answers = await Promise.all(Array.from({ length: 200 }, knock));
	await cutting;
	expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
	expect(server.isRunning()).toBe(true);
	await heals();
});
