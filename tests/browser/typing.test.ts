import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase';
import { launchBrowser } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

const now = new Date('2026-03-14T08:00:00Z');
const phrase = 'amber otter picnic violin';
const person = randomUUID();
const question = `/people/${person}/about-me/safety-signs`;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now }), launchBrowser({ keepPages: true })]);
	const account = randomUUID();
	const sql = server.superSql;
	await sql`insert into sign_in.account (id, user_name, kind, name, passphrase_hash, created_at)
		values (${account}, 'calm-river-42', 'person', 'Tahlia', ${String(await hashPassphrase(phrase))}, ${now})`;
	await sql`insert into person (id, account_id, name, birth_date, created_at)
		values (${person}, ${account}, 'Tahlia', '2009-05-02', ${now})`;
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const signedIn = async (): Promise<[BrowserContext, Page]> => {
	const window = await browser.newContext({ baseURL: server.origin });
	const page = await window.newPage();
	await page.goto('/sign-in');
	await page.getByLabel('User name').fill('calm-river-42');
	await page.getByLabel('Passphrase').fill(phrase);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.goto(question);
	return [window, page];
};

test('what is typed is kept at a pause, and is there again', async () => {
	const [window, page] = await signedIn();
	await page
		.locator('main input[type=text], main input:not([type]), main textarea')
		.first()
		.fill('I pull my sleeves');
	await page.getByText(/^Saved at \d\d:\d\d$/).waitFor();
	await page.goto(question);
	expect(await page.content()).toContain('I pull my sleeves');
	await window.close();
});

test('says so while it cannot be kept, and keeps it once it can', async () => {
	const [window, page] = await signedIn();
	await window.setOffline(true);
	await page
		.locator('main input[type=text], main input:not([type]), main textarea')
		.first()
		.fill('I go quiet');
	await page.getByText('Not saved yet, trying again. Keep this page open.').waitFor();
	await window.setOffline(false);
	await page.getByText(/^Saved at/).waitFor();
	await window.close();
});

test('Shift three times ends the session; Back then shows nothing of it', async () => {
	const [window, page] = await signedIn();
	await page.locator('h1').waitFor();
	for (const _ of [1, 2, 3]) await page.keyboard.press('Shift');
	await page.waitForURL((url) => !url.pathname.startsWith('/people'));
	await page.goBack();
	expect(await page.locator('body').innerText()).not.toContain('sleeves');
	expect((await page.goto(question))?.status()).toBe(404);
	await window.close();
});

test('capital letters do not leave the page', async () => {
	const [window, page] = await signedIn();
	await page.locator('main input[type=text], main input:not([type]), main textarea').first().focus();
	for (const letter of ['K', 'I', 'M']) await page.keyboard.press(`Shift+${letter}`);
	expect(new URL(page.url()).pathname).toBe(question);
	await window.close();
});

test('a question page weighs at most 14 kB without script and 30 kB with', async () => {
	const [before] = await signedIn();
	// Another window with the same cookies has an empty cache.
	const window = await browser.newContext({
		baseURL: server.origin,
		storageState: await before.storageState()
	});
	const page = await window.newPage();
	await page.goto(question);
	const weights = await page.evaluate(() =>
		[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
			(entry) => ({
				script: entry.name.endsWith('.js'),
				bytes: 'transferSize' in entry ? Number(entry.transferSize) : 0
			})
		)
	);
	expect(weights.filter(({ bytes }) => bytes === 0)).toEqual([]);
	const sum = (of: typeof weights) => of.reduce((bytes, entry) => bytes + entry.bytes, 0);
	expect(sum(weights.filter(({ script }) => !script))).toBeLessThan(14_000);
	expect(sum(weights)).toBeLessThan(30_000);
	await before.close();
	await window.close();
});
