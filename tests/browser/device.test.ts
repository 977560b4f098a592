import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchProfile } from '../support/browser.js';
import { onePerson, phrase, type OnePerson } from './one-person';

let place: OnePerson;
const folders: string[] = [];
beforeAll(async () => {
	place = await onePerson();
});
afterAll(async () => {
	await place?.stop();
	for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const secrets = ['zq only my diary knows this', 'zq my fear of keys', 'Tahlia', phrase];

/** Files of a browser's folder in which any of the words stand, as bytes of either width. */
const found = async (folder: string): Promise<string[]> => {
	const hits: string[] = [];
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = path.join(entry.parentPath, entry.name);
		const bytes = await readFile(file).catch(() => Buffer.alloc(0));
		for (const word of secrets)
			if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
				hits.push(`${path.relative(folder, file)}: ${word}`);
	}
	return hits;
};

/** Signs in on a browser with a folder of its own, writes, reads it back, looks at the card. */
const lived = async (): Promise<{ folder: string; window: BrowserContext }> => {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'foreword-test-device-'));
	folders.push(folder);
	const window = await launchProfile(folder, place.server.origin);
	const page = await window.newPage();
	await page.goto('/sign-in');
	await page.getByLabel('User name').fill('calm-river-42');
	await page.getByLabel('Passphrase').fill(phrase);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	for (const [question, words] of [
		['faith', secrets[0] ?? ''],
		['address', secrets[1] ?? '']
	] as const) {
		await page.goto(`${place.home}/about-me/${question}`);
		await page.locator('main textarea, main input[type="text"]').first().fill(words);
		await Promise.all([
			page.waitForNavigation(),
			page.getByRole('button', { name: 'Save and go on' }).click()
		]);
		await page.goto(`${place.home}/about-me/${question}`);
	}
	for (const one of ['', '/card', '/sharing', '/looks']) await page.goto(place.home + one);
	return { folder, window };
};

test('after leaving, a shared phone keeps no cookie, nothing stored, no cache, and no word of the person on its disk', async () => {
	const { folder, window } = await lived();
	const [page] = window.pages().slice(-1);
	if (page === undefined) throw new Error('no page');
	await page.getByRole('button', { name: 'Leave this page' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/people'));
	expect(await window.cookies()).toEqual([]);
	const left = await page.evaluate(async () => ({
		local: localStorage.length,
		session: sessionStorage.length,
		databases: (await indexedDB.databases()).length,
		cached: (
			await Promise.all(
				(await caches.keys()).map(async (name) =>
					(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
				)
			)
		)
			.flat()
			.filter((at) => !/^\/(_app|leave|offline|favicon|icon)/.test(at))
	}));
	expect(left).toEqual({ local: 0, session: 0, databases: 0, cached: [] });
	await window.close();
	expect(await found(folder)).toEqual([]);
});

test('a browser that is shut without leaving keeps no word on its disk either, and no way in', async () => {
	const { folder, window } = await lived();
	await window.close();
	expect(await found(folder)).toEqual([]);
	const again = await launchProfile(folder, place.server.origin);
	const page = await again.newPage();
	expect((await page.goto(`${place.home}/about-me/faith`))?.status()).toBe(404);
	await again.close();
});
