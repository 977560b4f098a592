import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase';
import { launchBrowser } from '../support/browser';
import { startServer } from '../support/server';

export const now = new Date('2026-03-14T08:00:00Z');
export const phrase = 'amber otter picnic violin';

/** A service with one person who has an account and has answered nothing, and a browser that keeps left pages. */
export const onePerson = async () => {
	const [server, browser]: [Awaited<ReturnType<typeof startServer>>, Browser] = await Promise.all([
		startServer({ now }),
		launchBrowser({ keepPages: true })
	]);
	const [account, person] = [randomUUID(), randomUUID()];
	const sql = server.superSql;
	await sql`insert into sign_in.account (id, user_name, kind, name, passphrase_hash, created_at)
		values (${account}, 'calm-river-42', 'person', 'Tahlia', ${String(await hashPassphrase(phrase))}, ${now})`;
	await sql`insert into person (id, account_id, name, birth_date, created_at)
		values (${person}, ${account}, 'Tahlia', '2009-05-02', ${now})`;
	const home = `/people/${person}`;
	/** A new window in which she has signed in; its only page is open at `path`. */
	const signedIn = async (
		path: string,
		options: Parameters<Browser['newContext']>[0] = {}
	): Promise<[BrowserContext, Page]> => {
		const window = await browser.newContext({ baseURL: server.origin, ...options });
		const page = await window.newPage();
		await page.goto('/sign-in');
		await page.getByLabel('User name').fill('calm-river-42');
		await page.getByLabel('Passphrase').fill(phrase);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.goto(path);
		return [window, page];
	};
	/** How many answers and versions are stored. */
	const stored = async (): Promise<number> => {
		const [row] = await sql<{ count: number }[]>`select count(*)::int as count from answer`;
		return row?.count ?? 0;
	};
	/** Takes every answer away, as if she had not begun. */
	const forget = async (): Promise<void> => {
		await sql`truncate answer, draft cascade`;
	};
	const stop = async (): Promise<void> => {
		await browser.close();
		await server.stop();
	};
	return { server, browser, home, signedIn, stored, forget, stop };
};
export type OnePerson = Awaited<ReturnType<typeof onePerson>>;
