import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailCarrier } from '../../../src/lib/server/post/mail.js';
import { postSettings, type MailSettings } from '../../../src/lib/server/post/settings.js';
import { textCarrier } from '../../../src/lib/server/post/text.js';
import { postBox, type PostBox } from '../../support/smtp.js';

let plain: PostBox;
let secure: PostBox;
beforeAll(async () => {
	[plain, secure] = await Promise.all([postBox(), postBox({ tls: true })]);
});
afterAll(() => Promise.all([plain.stop(), secure.stop()]));

const from = 'Foreword <no-reply@example.org>';
const at = (port: number, more: Partial<MailSettings> = {}): MailSettings => ({
	...{ host: '127.0.0.1', port, tls: 'none', user: '', password: '', from },
	...more
});
const letter = (id: string = randomUUID()) => ({
	...{ id, to: 'tahlia@example.org', subject: 'هناك جديد', text: 'There is something new for you.' }
});

test('a letter arrives as it was written: one reader, plain text, a name of its own, nothing of the machine', async () => {
	const one = letter();
	expect(await mailCarrier(at(plain.port)).send(one)).toBe('sent');
	const [got] = plain.letters;
	expect(got?.to).toEqual(['tahlia@example.org']);
	expect(got?.from).toBe('no-reply@example.org');
	expect(got?.raw).toContain(`Message-ID: <${one.id}@example.org>`);
	expect(got?.raw).toContain('From: Foreword <no-reply@example.org>');
	expect(got?.raw).toMatch(/^Auto-Submitted: auto-generated/im);
	expect(got?.raw).toMatch(/^Content-Type: text\/plain/im);
	expect(got?.raw).not.toMatch(/X-Mailer|nodemailer|text\/html|multipart/i);
});

test('yes, not now and never are told apart, whatever is said no to', async () => {
	const carrier = mailCarrier(at(plain.port));
	for (const [manner, went] of [
		[{ at: 'address', code: 451 }, { again: 'smtp-451' }],
		[{ at: 'letter', code: 452 }, { again: 'smtp-452' }],
		[{ at: 'address', code: 550 }, 'refused'],
		[{ at: 'letter', code: 554 }, 'refused'],
		['cut', { again: 'ECONNECTION' }],
		['take', 'sent']
	] as const) {
		plain.treat(manner);
		expect([manner, await carrier.send(letter())]).toEqual([manner, went]);
	}
});

test('a server that is away, or not to be reached in time, is a "later"', async () => {
	expect(await mailCarrier(at(1)).send(letter())).toEqual({ again: 'ESOCKET' });
});

test('outside this machine nothing is said unencrypted, and not to whom the machine does not trust', async () => {
	const before = [plain.letters.length, secure.letters.length];
	const strict = { tls: 'upgraded', host: 'localhost' } as const;
	expect(await mailCarrier(at(plain.port, strict)).send(letter())).toEqual({
		again: expect.any(String)
	});
	expect(await mailCarrier(at(secure.port, strict)).send(letter())).toEqual({
		again: expect.any(String)
	});
	expect([plain.letters.length, secure.letters.length]).toEqual(before);
	expect(await mailCarrier(at(secure.port, strict), secure.certificate).send(letter())).toBe('sent');
	expect(postSettings({ MAIL_URL: 'smtp://mail.example.org', MAIL_FROM: from }).mail?.tls).toBe('upgraded');
	expect(postSettings({ MAIL_URL: 'smtps://u:p%40@mail.example.org', MAIL_FROM: from }).mail).toMatchObject({
		...{ tls: 'whole', port: 465, user: 'u', password: 'p@' }
	});
	expect(postSettings({}).mail).toBe(null);
});

test('texts are handed to one address with the secret, and nobody is led elsewhere', async () => {
	const asked: { headers: IncomingHttpHeaders; body: unknown }[] = [];
	let status = 200;
	const gateway = createServer((request, response) => {
		void json(request).then((body) => {
			asked.push({ headers: request.headers, body });
			response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('of no interest');
		});
	}).listen(0, '127.0.0.1');
	await once(gateway, 'listening');
	const { port } = gateway.address() as AddressInfo;
	const carrier = textCarrier({ url: `http://127.0.0.1:${port}/send`, secret: 'a secret of sixteen' });
	const one = { ...letter(), to: '+61412345678' };
	expect(await carrier.send(one)).toBe('sent');
	expect(asked[0]?.body).toEqual({ id: one.id, to: one.to, text: one.text });
	expect(asked[0]?.headers).toMatchObject({
		...{ authorization: 'Bearer a secret of sixteen', 'idempotency-key': one.id }
	});
	for (const [next, went] of [
		[503, { again: 'http-503' }],
		[401, { again: 'http-401' }],
		[422, 'refused'],
		[302, { again: 'no-answer' }]
	] as const) {
		status = next;
		expect([next, await carrier.send(letter())]).toEqual([next, went]);
	}
	gateway.close();
	gateway.closeAllConnections();
	expect(await carrier.send(letter())).toEqual({ again: 'no-answer' });
});
