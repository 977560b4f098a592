import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
const person = randomUUID();
const phrase = 'amber otter picnic violin';
const now = new Date('2026-02-02T09:00:00Z');

beforeAll(async () => {
	server = await startServer({ now });
	const account = randomUUID();
	const hash = String(await hashPassphrase(phrase));
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, passphrase_hash, created_at)
		values (${account}, 'calm-river-42', 'person', 'Tahlia Reed', ${hash}, ${now})`;
	await server.superSql`insert into person (id, account_id, name, birth_date, created_at)
		values (${person}, ${account}, 'Tahlia Reed', '2009-05-01', ${now})`;
});
afterAll(() => server.stop());

const signIn = async () => {
	const v = server.visit();
	await v.open('/sign-in');
	v.fill('User name', 'calm-river-42');
	v.fill('Passphrase', phrase);
	await v.press('Sign in');
	return v;
};

test('an answer is saved, shown again and kept as a version', async () => {
	const v = await signIn();
	await v.open(`/people/${person}`);
	console.log(v.status, v.text());
	await v.open(`/people/${person}/about-me/helps`);
	console.log(v.status, v.text());
	v.fill('Line 1', 'a tight blanket');
	v.fill('Line 2', 'a walk to the letterbox with one person');
	await v.press('Save and go on');
	expect(v.status).toBe(200);
	console.log(v.path, v.text().slice(0, 200));
	await v.open(`/people/${person}/about-me/helps`);
	expect(v.html).toContain('a tight blanket');
	await v.open(`/people/${person}/about-me/helps/versions`);
	expect(v.text()).toContain('a tight blanket');
	await v.open(`/people/${person}/about-me`);
	console.log(v.text());
});
