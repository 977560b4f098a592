import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../src/lib/server/care/card/count';
import { scene, type Scene } from '../people/scene';
import { launchBrowser } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

const now = new Date('2026-03-14T08:16:00Z');
let server: TestServer;
let browser: Browser;
let at: Scene;

/** More than a card holds, in lines as long and as short as people write them. */
const full: Record<string, string[]> = {
	address: ['Tahlia, never Miss Marsh'],
	never: ['Do not hold me face down whatever happens'],
	avoid: ['Do not stand behind me', 'Do not shout at me'],
	worse: ['Being alone', 'Many people in the room who all talk at once'],
	helps: [
		'A tight blanket',
		'A walk to the letterbox with one person',
		'Chew ice',
		'Music on my own headphones'
	],
	do: ['Stay where I can see you', 'Say one thing at a time and then wait for me'],
	'signs-others': ['I pull my sleeves', 'I ask the same thing again and again', 'I pace'],
	triggers: ['Plans that change without anybody telling me', 'Shouting'],
	'medicines-allergic': ['Penicillin'],
	'medicines-bad': ['Haloperidol, my jaw locked for a day']
};

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now }), launchBrowser()]);
	at = await scene(server, {
		name: 'Tahlia Marsh-Featherstonehaugh',
		birthDate: '2009-11-02',
		zone: 'Australia/Sydney',
		pack: 'au-nsw-dcj-2024',
		arrived: new Date('2026-02-10T00:00:00Z')
	});
	for (const [question, lines] of Object.entries(full))
		await at.answer(
			question,
			lines.map((text) => ({ text }))
		);
	await at.contact('Mia, my sister', true);
	await at.contact('Jo, my mother', false);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

test.each([
	['staff who have not read it yet', () => at.kim],
	['the person', () => at.person]
] as const)('a full card is one screen of 1280 x 800 for %s, without scrolling', async (_, who) => {
	const window = await browser.newContext({ baseURL: server.origin, viewport: { width: 1280, height: 800 } });
	await window.addCookies([{ name: 'foreword', value: who().cookie, url: server.origin }]);
	const page = await window.newPage();
	await page.goto(`/people/${at.personId}/card`);
	const count = wordsIn(await page.locator('article.card').innerText());
	expect(count).toBeGreaterThan(100);
	expect(count).toBeLessThanOrEqual(120);
	expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(800);
	await window.close();
});
