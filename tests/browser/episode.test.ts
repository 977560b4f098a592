import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import type { Signed } from '../support/asker.js';
import { launchBrowser } from '../support/browser.js';
import { startServer, type TestServer } from '../support/server.js';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const now = new Date('2026-03-14T08:16:00Z');
let server: TestServer;
let browser: Browser;
let at: Scene;
let page: string;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now }), launchBrowser()]);
	at = await scene(server, {
		name: 'Tahlia Marsh',
		birthDate: '2009-11-02',
		zone: 'Australia/Sydney',
		pack: 'au-nsw-dcj-2024',
		arrived: new Date('2026-02-10T00:00:00Z')
	});
	await at.answer('helps', [{ text: 'Chew ice' }]);
	await at.answer('worse', [{ text: 'Being alone' }]);
	await at.contact('Her sister', true);
	await at.contact('Her mother', false);
	const kim = server.visit();
	kim.cookies.set('foreword', at.kim.cookie);
	await kim.open(`/people/${at.personId}/episodes`);
	await kim.tick('Seclusion').fill('When did it start?', '2026-03-14T19:05').press('Start the record');
	page = kim.path;
	await kim
		.fill('What was the injury?', 'Scratched wrist')
		.choose('The person', 'Who was hurt?')
		.press('Add: Injuries');
	await kim.choose('Not tried', 'Line 1: was it tried?').press('Save what was tried');
	await kim.choose('Kim Osei, Nurse', 'Who took part?').choose('Decided on it').press('Name them');
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const look = async (who: Signed, path: string, reading: string, width: number): Promise<Page> => {
	const window = await browser.newContext({ baseURL: server.origin, viewport: { width, height: 700 } });
	await window.addCookies([
		{ name: 'foreword', value: who.cookie, url: server.origin },
		{ name: 'foreword_reading', value: reading, url: server.origin }
	]);
	const shown = await window.newPage();
	await shown.goto(path);
	await shown.evaluate(() => {
		for (const fold of document.querySelectorAll('details')) fold.open = true;
	});
	return shown;
};

const faults = async (shown: Page): Promise<string[]> => {
	await shown.evaluate(axe);
	return shown.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: {
				run: (
					at: Document,
					how: object
				) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
			};
		};
		const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
		const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	});
};

const readings = [
	['en.a.light.', 320],
	['en.a.dark.', 1280],
	['en.a.contrast.', 360],
	['ar.a.light.', 320]
] as const;

test.each(readings)(
	'the record and what the person reads of it have no faults (%s, %i px)',
	async (reading, width) => {
		const list = `/people/${at.personId}/episodes`;
		for (const [who, path] of [
			[at.kim, list],
			[at.kim, page],
			[at.kim, `${page}?change=injuries`],
			[at.person, list],
			[at.person, page]
		] as const) {
			const shown = await look(who, path, reading, width);
			expect(await faults(shown)).toEqual([]);
			expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
			expect(await shown.locator('h1').count()).toBe(1);
			await shown.context().close();
		}
	}
);
