import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '../../src/lib/server/care/media/pictures.example.js';
import { now, scene, type Scene } from '../database/sharing/scene.js';
import { launchBrowser } from '../support/browser.js';
import { faults } from '../support/screen.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let at: Scene;
let page: string;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now }), launchBrowser()]);
	at = await scene(server);
	page = `/people/${at.personId}/sharing`;
	const tahlia = server.visitAs(at.tahlia);
	await tahlia.open(page);
	const share = 'Share with a helper who has an account';
	for (const { accountId } of [at.ros, at.ade]) {
		tahlia.fill('What is their user name?', await at.userNameOf(accountId));
		await tahlia.tick('See my card', share).tick('Type answers for me', share).press('Share with them');
	}
	await tahlia.press('Stop everything with Ade');
	const invite = 'Ask somebody new to help me';
	await tahlia.fill('What is their name?', 'Rosa').tick('See my card', invite).press('Make a slip');
	for (const [name, tell] of [
		['Mia', 'Yes, please tell them'],
		['Jo Marsh', 'No, never tell them'],
		['Abigail Featherstonehaugh-Cholmondeley', 'Yes, please tell them']
	] as const) {
		await tahlia.open(page);
		tahlia.fill('Their name', name).fill('Their phone number', '020 7946 0123');
		await tahlia.choose(tell).press('Add to my list');
	}
	await tahlia.press('Take off the list: Mia');
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

test.each([
	['en.a.light.', 320],
	['en.a.dark.', 1280],
	['en.a.contrast.', 360],
	['ar.a.light.', 320]
] as const)('the page and the slip on it have no faults (%s, %i px)', async (reading, width) => {
	const window = await browser.newContext({ baseURL: server.origin, viewport: { width, height: 700 } });
	await window.addCookies([
		{ name: 'foreword', value: at.tahlia.cookie, url: server.origin },
		{ name: 'foreword_reading', value: reading, url: server.origin }
	]);
	const shown = await window.newPage();
	const isFine = async () => {
		await shown.evaluate(() => {
			for (const fold of document.querySelectorAll('details')) fold.open = true;
		});
		expect(await faults(shown)).toEqual([]);
		expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		expect(await shown.locator('h1').count()).toBe(1);
	};
	await shown.goto(page);
	await isFine();
	if (process.env.SHOTS)
		await shown.screenshot({ path: `${process.env.SHOTS}/${reading}png`, fullPage: true });
	await shown.fill('#f-invite-name', 'Ros');
	await shown.check('#f-invite-may');
	await shown.click('form[action="?/invite"] button');
	await shown.waitForSelector('code');
	await isFine();
	if (process.env.SHOTS) await shown.screenshot({ path: `${process.env.SHOTS}/${reading}slip.png` });
	await shown.goto(`/people/${at.personId}`);
	await isFine();
	await window.close();
});

test('a photo of a phone is made small there, before it is sent', async () => {
	const window = await browser.newContext({ baseURL: server.origin });
	await window.addCookies([{ name: 'foreword', value: at.tahlia.cookie, url: server.origin }]);
	const shown = await window.newPage();
	await shown.goto(`/people/${at.personId}/photo`);
	// Dots without any order: more than a megabyte, whatever packs them.
	const noise = Buffer.concat(
		Array.from({ length: 700 }, () => Buffer.concat([Buffer.alloc(1), randomBytes(700 * 3)]))
	);
	const buffer = png(700, 700, noise);
	expect(buffer.length).toBeGreaterThan(1_048_576);
	await shown.setInputFiles('[name=photo]', { name: 'photo.png', mimeType: 'image/png', buffer });
	await shown.waitForFunction(
		() => document.querySelector<HTMLInputElement>('[name=photo]')?.files?.[0]?.type === 'image/jpeg'
	);
	await shown.click('form[action="?/give"] button');
	await shown.waitForURL(/done=given/);
	expect(await shown.locator('main img').getAttribute('alt')).toBe('Photo');
	expect(await faults(shown)).toEqual([]);
	const [kept] = await server.superSql<{ width: number; size: number }[]>`
		select width, octet_length(bytes) as size from media where about = 'photo'`;
	expect(kept?.width).toBe(640);
	expect(kept?.size).toBeLessThanOrEqual(307_200);
	await window.close();
});
