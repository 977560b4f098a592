import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { launchBrowser } from '../support/browser.js';
import { faults, tooSmall, tooWide, unfoldAll } from '../support/screen.js';
import { startServer, type TestServer } from '../support/server.js';

const now = new Date('2026-05-04T09:00:00Z');
let server: TestServer;
let browser: Browser;
let at: Scene;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now }), launchBrowser()]);
	at = await scene(server, {
		name: 'Sam Okafor',
		birthDate: '1991-03-14',
		zone: 'UTC',
		pack: 'us-cms-482-13e',
		arrived: now
	});
	const sam = server.visitAs(at.person);
	await sam.open(`/people/${at.personId}/about-me/stop`);
	await sam.fill('How do you show "stop"?', 'Thumb down').press('Save and go on');
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const opened = async (width: number, reading: string, script = true) => {
	const window = await browser.newContext({
		baseURL: server.origin,
		viewport: { width, height: 700 },
		javaScriptEnabled: script
	});
	await window.addCookies([
		{ name: 'foreword', value: at.person.cookie, url: server.origin },
		{ name: 'foreword_reading', value: reading, url: server.origin }
	]);
	return { window, page: await window.newPage() };
};

test.each([
	['en.a.light.', 320],
	['en.a.dark.', 1280],
	['ar.a.light.', 320]
] as const)('signing and the wallet card are calm and without faults (%s, %i px)', async (reading, width) => {
	const { window, page } = await opened(width, reading);
	for (const path of ['review', 'wallet', 'paper']) {
		await page.goto(`/people/${at.personId}/${path}`);
		const drawn = page.locator('input[value="drawn"]');
		if (path === 'review') await drawn.check();
		await unfoldAll(page);
		const folder = process.env['SHOTS'];
		if (folder) await page.screenshot({ path: `${folder}/${reading}${width}-${path}.png`, fullPage: true });
		expect([path, await faults(page), await tooWide(page), await tooSmall(page)]).toEqual([path, [], [], []]);
	}
	await window.close();
});

test('without script drawing is not offered; with it a drawing is signed with and shown again', async () => {
	const bare = await opened(360, 'en.a.light.', false);
	await bare.page.goto(`/people/${at.personId}/review`);
	expect(await bare.page.locator('input[value="drawn"]').count()).toBe(0);
	expect(await bare.page.locator('canvas').isVisible()).toBe(false);
	await bare.window.close();

	const { window, page } = await opened(360, 'en.a.light.');
	await page.goto(`/people/${at.personId}/review`);
	const sheet = page.locator('canvas');
	expect(await sheet.isVisible()).toBe(false);
	await page.getByLabel('I draw my name or a sign').check();
	await page.getByLabel('Your name, or a few words about how you signed').fill('Sam Okafor');
	await sheet.scrollIntoViewIfNeeded();
	const box = await sheet.boundingBox();
	if (box === null) throw new Error('no sheet to draw on');
	const stroke = async (...points: [number, number][]) => {
		for (const [place, [x, y]] of points.entries()) {
			await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 5 });
			if (place === 0) await page.mouse.down();
		}
		await page.mouse.up();
	};
	await stroke([0.5, 0.5], [0.9, 0.9]);
	await page.getByRole('button', { name: 'Draw again' }).click();
	expect(await page.locator('input[name="drawing"]').inputValue()).toBe('');
	await stroke([0.1, 0.8], [0.4, 0.1], [0.6, 0.9]);
	await stroke([0.7, 0.5], [0.95, 0.5]);
	const drawing = await page.locator('input[name="drawing"]').inputValue();
	expect(drawing).toMatch(/^(M\d+ \d+(L\d+ \d+)+){2}$/);
	expect(drawing.length).toBeLessThan(1000);
	await page.getByRole('button', { name: 'Sign my plan' }).click();
	expect(await page.locator('svg.drawn path').getAttribute('d')).toBe(drawing);
	await window.close();
});

test('the QR code of a wallet card fills in its code, which stays in no address', async () => {
	const { window, page } = await opened(360, 'en.a.light.');
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto('/wallet#K7WQ-M3TP');
	expect(await page.getByLabel('The code on the card').inputValue()).toBe('K7WQ-M3TP');
	expect(page.url()).toBe(`${server.origin}/wallet`);
	expect(asked.join(' ')).not.toContain('K7WQ');
	await page.goto('about:blank');
	await page.goto('/wallet#%3Cscript%3E');
	expect(await page.getByLabel('The code on the card').inputValue()).toBe('');
	await window.close();

	const bare = await opened(360, 'en.a.light.', false);
	await bare.page.goto('/wallet#K7WQ-M3TP');
	expect(await bare.page.getByLabel('The code on the card').inputValue()).toBe('');
	await bare.page.getByLabel('The code on the card').fill('K7WQ-M3TP');
	await bare.page.getByLabel('Your name').fill('Pat');
	await bare.page.getByLabel('Why do you want to read it?').fill('She fell');
	await bare.page.getByRole('button', { name: 'Read' }).click();
	expect(await bare.page.textContent('main')).toContain('This card was stopped by its owner');
	await bare.window.close();
});
