import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { faults, tooSmall } from '../support/screen';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
	[server, browser] = await Promise.all([
		startServer({ now: new Date('2026-03-14T08:00:00Z') }),
		launchBrowser()
	]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const open = async (script: boolean): Promise<[BrowserContext, Page]> => {
	const window = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: script });
	return [window, await window.newPage()];
};

test.each([
	['dark', { colorScheme: 'dark' }],
	['high contrast', { contrast: 'more' }],
	['colours of its own', { forcedColors: 'active' }]
] as const)('a phone set to %s is followed, until something else is picked', async (_, media) => {
	const [window, page] = await open(true);
	await page.emulateMedia(media);
	await page.goto('/reading');
	const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	if (!('forcedColors' in media)) {
		expect(await ground()).toBe('colorScheme' in media ? 'rgb(27, 28, 34)' : 'rgb(255, 255, 255)');
		expect(await faults(page)).toEqual([]);
	}
	expect(await tooSmall(page)).toEqual([]);
	await page.getByLabel('Light').check();
	await page.getByRole('button', { name: 'Go on' }).click();
	if (!('forcedColors' in media)) expect(await ground()).toBe('rgb(251, 247, 241)');
	await window.close();
});

test('how someone reads is picked without script and stays', async () => {
	const [window, page] = await open(false);
	await page.goto('/');
	await page.getByRole('link', { name: 'Language and look' }).click();
	await page.getByLabel('العربية').check();
	await page.getByLabel('A+ (larger)').check();
	await page.getByLabel('Dark').check();
	await page.getByRole('button', { name: 'Go on' }).click();
	expect(new URL(page.url()).pathname).toBe('/');
	const html = page.locator('html');
	for (const [name, value] of Object.entries({
		lang: 'ar',
		dir: 'rtl',
		'data-theme': 'dark',
		'data-size': 'a-plus'
	}))
		expect(await html.getAttribute(name)).toBe(value);
	expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(27, 28, 34)');
	await window.close();
});

test('keys alone reach the content first, and the focus can be seen and is not covered', async () => {
	const [window, page] = await open(true);
	await page.goto('/reading');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(new URL(page.url()).hash).toBe('#content');
	const places: string[] = [];
	for (let step = 0; step < 30; step += 1) {
		await page.keyboard.press('Tab');
		const place = await page.evaluate(() => {
			const one = document.activeElement;
			if (!one || one === document.body) return null;
			const { top, bottom, left } = one.getBoundingClientRect();
			const over = document.elementFromPoint(left + 3, (top + bottom) / 2);
			return {
				name: one.outerHTML.slice(0, 60),
				ring: getComputedStyle(one).outlineWidth,
				seen: top >= 0 && bottom <= innerHeight && !!over && (one.contains(over) || over.contains(one))
			};
		});
		if (!place) break;
		places.push(place.name);
		expect(place).toMatchObject({ name: place.name, ring: '3px', seen: true });
	}
	expect(places.some((name) => name.includes('class="main"'))).toBe(true);
	await window.close();
});

test('nothing comes from elsewhere, and a page weighs little', async () => {
	const [window, page] = await open(true);
	const hosts = new Set<string>();
	page.on('request', (request) => hosts.add(new URL(request.url()).origin));
	await page.goto('/reading');
	expect([...hosts]).toEqual([server.origin]);
	const bytes = await page.evaluate(() =>
		[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
			(sum, entry) => sum + ('transferSize' in entry ? Number(entry.transferSize) : 0),
			0
		)
	);
	expect(bytes).toBeLessThan(14_000);
	await window.close();
});
