import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { invited } from '../support/joining';
import { complaints } from '../support/screen';
import { startServer, type TestServer } from '../support/server';

const now = new Date('2026-03-14T08:00:00Z');

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now, named: true }), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

type Phone = { cdp: CDPSession; authenticatorId: string };
type Key = Awaited<ReturnType<typeof keysOf>>[number];

/** A page whose browser has a lock with a finger, as Chromium plays it. */
const withPhone = async (options: Parameters<Browser['newContext']>[0] = {}) => {
	const window = await browser.newContext({ baseURL: server.origin, ...options });
	const page = await window.newPage();
	const cdp = await window.newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return { window, page, phone: { cdp, authenticatorId } };
};

const keysOf = async ({ cdp, authenticatorId }: Phone) =>
	(await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;

/** The same phone in another window: what it holds goes along. */
const carry = async (keys: readonly Key[], { cdp, authenticatorId }: Phone) => {
	for (const credential of keys) await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
};

/** From the slip to the codes, on a phone of one's own. */
const joins = async (page: Page, code: string) => {
	await page.goto('/sign-in/slip');
	await page.getByLabel('The 8 letters on your slip').fill(code);
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByLabel('Yes, only I use it').check();
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('heading', { level: 1, name: 'Paper codes' }).waitFor();
};

const adds = async (page: Page) => {
	await page.getByLabel('This phone or computer is mine alone').check();
	await page.getByRole('button', { name: 'Add the face, finger or PIN' }).click();
	await page.getByText('Done. From now on you can come back').waitFor();
};

const opens = async (window: BrowserContext): Promise<boolean> => {
	const page = await window.newPage();
	const status = (await page.goto('/account'))?.status();
	await page.close();
	return status === 200;
};

test('on her own phone she adds its lock while joining, and comes in elsewhere with nothing but that', async () => {
	const { window, page, phone } = await withPhone();
	await joins(page, (await invited(server, 'Kim', now)).code);
	expect(await complaints(page)).toEqual([]);
	await adds(page);
	const keys = await keysOf(phone);
	expect(keys).toHaveLength(1);
	// It needs no user name, and belongs to this address alone.
	expect(keys[0]).toMatchObject({ isResidentCredential: true, rpId: 'localhost' });

	const again = await withPhone();
	await carry(keys, again.phone);
	await again.page.goto('/sign-in');
	expect(await complaints(again.page)).toEqual([]);
	await again.page.getByRole('button', { name: 'Use face, finger or PIN' }).click();
	await again.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	expect(await opens(again.window)).toBe(true);
	const used = await keysOf(again.phone);
	await again.window.close();

	// Taken away, it opens nothing more, and the page says so in words.
	await page.goto('/account/passkeys');
	await page.getByLabel('Your passphrase').waitFor();
	await page.getByRole('button', { name: 'Use the face, finger or PIN of this phone' }).click();
	// The copy counted on: what stayed behind counts as the copy, and is refused.
	await page.getByText('That did not open your account.').first().waitFor();
	expect(await complaints(page)).toEqual([]);
	await server.superSql`update sign_in.session set proved_at = ${now} where ended_at is null`;
	await page.goto('/account/passkeys');
	await page.getByRole('button', { name: /^Take away/ }).click();
	await page.getByText('No phone and no computer.').waitFor();
	const third = await withPhone();
	await carry(used, third.phone);
	await third.page.goto('/sign-in');
	await third.page.getByRole('button', { name: 'Use face, finger or PIN' }).click();
	await third.page.getByText('That did not open your account.').first().waitFor();
	expect(await complaints(third.page)).toEqual([]);
	expect(await opens(third.window)).toBe(false);
	await third.window.close();
	await window.close();
});

test('without script, or where the browser cannot, it is not offered and the passphrase stands', async () => {
	const without = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false });
	const page = await without.newPage();
	await page.goto('/sign-in');
	expect(await page.getByRole('button', { name: 'Use face, finger or PIN' }).isVisible()).toBe(false);
	expect(await page.getByLabel('Passphrase').isVisible()).toBe(true);
	await page.goto('/sign-in/passkey');
	expect(await page.getByText('Your passphrase works everywhere.').isVisible()).toBe(true);
	await without.close();

	const old = await browser.newContext({ baseURL: server.origin });
	await old.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
	const oldPage = await old.newPage();
	await oldPage.goto('/sign-in');
	await oldPage.waitForLoadState('networkidle');
	expect(await oldPage.getByRole('button', { name: 'Use face, finger or PIN' }).isVisible()).toBe(false);
	await old.close();
});

test('stopped on the phone, or no key there, says so and loses nothing', async () => {
	const { window, page } = await withPhone();
	await page.goto('/sign-in');
	await page.getByLabel('User name').fill('calm-river-42');
	await page.getByRole('button', { name: 'Use face, finger or PIN' }).click();
	await page.getByText('That did not work, or it was stopped.').waitFor();
	expect(await page.getByLabel('User name').inputValue()).toBe('calm-river-42');
	expect(await complaints(page)).toEqual([]);
	await window.close();
});
