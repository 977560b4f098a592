import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
	server = await startServer({ now: new Date('2031-03-04T05:06:07Z') });
});

afterAll(() => server.stop());

const HARD = [
	'x-content-type-options',
	'referrer-policy',
	'cross-origin-opener-policy',
	'content-security-policy'
];

test('pages, static files and pages that are not there carry the security headers', async () => {
	for (const path of ['/', '/icon.svg', '/no-such-page', '/healthz']) {
		const { headers } = await server.visit().send(path, { headers: { accept: 'text/html' } });
		for (const name of HARD) expect(headers[name], `${name} of ${path}`).toBeTruthy();
	}
});

test('a connection is kept for longer than a proxy keeps its own', async () => {
	const agent = new http.Agent({ keepAlive: true });
	const kept = await new Promise<string | undefined>((resolve, reject) => {
		http
			.get(`${server.origin}/healthz`, { agent }, (answer) => {
				answer.resume().on('end', () => resolve(answer.headers['keep-alive']?.toString()));
			})
			.on('error', reject);
	});
	agent.destroy();
	expect(kept).toBe('timeout=65');
});

/** The body as it came over the wire, by an asker who accepts that encoding. */
const squeezed = (path: string, encoding: string) =>
	new Promise<{ encoding: string | undefined; bytes: Buffer; length: string | undefined }>(
		(resolve, reject) => {
			const headers = { accept: 'text/html', 'accept-encoding': encoding };
			http
				.get(server.origin + path, { headers, agent: false }, (answer) => {
					const chunks: Buffer[] = [];
					answer.on('data', (chunk: Buffer) => chunks.push(chunk));
					answer.on('end', () =>
						resolve({
							encoding: answer.headers['content-encoding'],
							bytes: Buffer.concat(chunks),
							length: answer.headers['content-length']
						})
					);
				})
				.on('error', reject);
		}
	);

test('a page travels compressed and arrives whole', async () => {
	const plain = await squeezed('/', 'identity');
	const br = await squeezed('/', 'gzip, deflate, br');
	const gz = await squeezed('/', 'gzip');
	expect([plain.encoding, br.encoding, gz.encoding]).toEqual([undefined, 'br', 'gzip']);
	const ends = /<\/html>\s*$/;
	expect(plain.bytes.toString()).toMatch(ends);
	expect(brotliDecompressSync(br.bytes).toString()).toMatch(ends);
	expect(gunzipSync(gz.bytes).toString()).toMatch(ends);
	expect(br.bytes.length).toBeLessThan(plain.bytes.length / 2);
	expect(Number(br.length)).toBe(br.bytes.length);
});

test('a picture that nobody compressed before is whole and has its type', async () => {
	const { status, headers, body } = await server.visit().send('/icon.svg');
	expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
	expect(body).toMatch(/<\/svg>\s*$/);
});

test('somebody who types 127.0.0.1 or localhost in another way is led to the true address', async () => {
	const other = server.origin.replace('127.0.0.1', 'localhost');
	const { status, headers } = await ask(server.origin + '/reading?x=1', {
		headers: { host: new URL(other).host }
	});
	expect([status, headers.location]).toEqual([307, `${server.origin}/reading?x=1`]);
	const stranger = await ask(server.origin + '/healthz', { headers: { host: 'elsewhere.example' } });
	expect(stranger.status).toBe(200);
});

test('the process and the database say that they are well, and nothing else', async () => {
	for (const path of ['/healthz', '/readyz']) {
		const { status, body } = await server.visit().send(path);
		expect([status, body]).toEqual([200, '{"ok":true}']);
	}
});

test('a body over 128 KiB is refused before it is read', async () => {
	const body = `name=${'a'.repeat(140_000)}`;
	const type = { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin };
	const { status } = await server.visit().send('/reading', { method: 'POST', body, headers: type });
	expect(status).toBe(413);
});

test('the clock of the server is the one the test sets', async () => {
	await server.clock.set(new Date('2040-01-01T00:00:00Z'));
	await server.visit().send('/no-such-page');
	expect(server.isRunning()).toBe(true);
});
