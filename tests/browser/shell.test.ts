import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = ['en.a.light.', 'en.a.dark.', 'en.a.contrast.', 'ar.a.light.', 'ar.a-plus-plus.dark.calm'];
const paths = [
	'/',
	'/sign-in',
	'/sign-in/slip',
	'/sign-in/recovery',
	'/reading',
	'/help-now',
	'/nothing/here'
];

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

const open = async (script: boolean, look?: string): Promise<[BrowserContext, Page]> => {
	const window = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: script });
	if (look) await window.addCookies([{ name: 'foreword_reading', value: look, url: server.origin }]);
	return [window, await window.newPage()];
};

/** What axe finds, by rule and first place; the page's own policy would keep an injected script out. */
const faults = async (page: Page): Promise<string[]> => {
	await page.evaluate(axe);
	return page.evaluate(async (values) => {
		const { axe } = window as unknown as {
			axe: {
				run: (
					at: Document,
					how: object
				) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
			};
		};
		const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	}, tags);
};

const tooSmall = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')].flatMap(
			(one) => {
				const box = (one.closest('label') ?? one).getBoundingClientRect();
				return one.matches('.skip') || box.height >= 44 ? [] : [one.outerHTML.slice(0, 90)];
			}
		)
	);

describe.each(paths)('%s', (path) => {
	test.each(looks)(
		'has no fault, no sideways scroll and no small target (%s)',
		async (look) => {
			const [window, page] = await open(true, look);
			const said: string[] = [];
			page.on('console', (message) => {
				if (message.type() === 'error' && !message.text().includes('404')) said.push(message.text());
			});
			for (const width of [320, 360, 1280]) {
				await page.setViewportSize({ width, height: 640 });
				await page.goto(path);
				expect(await faults(page)).toEqual([]);
				expect(await tooSmall(page)).toEqual([]);
				expect(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
				).toBeLessThanOrEqual(0);
				expect(await page.locator('h1').count()).toBe(1);
				expect((await page.title()).length).toBeGreaterThan(0);
			}
			expect(said).toEqual([]);
			await window.close();
		},
		60_000
	);
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
