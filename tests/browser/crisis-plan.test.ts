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
let line: string;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now }), launchBrowser()]);
	at = await scene(server, {
		name: 'Sam Okafor',
		birthDate: '1991-03-14',
		zone: 'UTC',
		pack: 'us-cms-482-13e',
		arrived: now
	});
	const plan = `/people/${at.personId}/crisis-plan`;
	const sam = server.visitAs(at.person);
	await sam.open(`${plan}/voices`);
	await sam.press('Ask Kim Osei, Nurse to the table');
	for (const [name, kind] of [
		['Dr Ahmed', 'from the team that treats me'],
		['Ade', 'family']
	] as const)
		await sam.fill('What is their name?', name).choose(kind, 'Who are they?').press('They are here');
	await sam.open(plan);
	await sam.press('Begin the talk');
	await sam.follow('If I am very unwell, try home first, with …');
	await sam.fill('Your words', 'If I am very unwell, try home first').press('Save the words');
	line = sam.path.split('?')[0] ?? '';
	sam.choose('Agree in part', 'Dr Ahmed says').choose('Agree', 'Ade says');
	await sam.fill('Why, in the words of Dr Ahmed', 'if safe at home; bed if not').press('Save');
	await sam.unfold('Write a line').follow('Early signs');
	await sam.fill('Your words', 'I water the plants at night').press('Save the words');
	await sam.choose('Agree', 'Dr Ahmed says').choose('Agree', 'Ade says').press('Save, next line');
	await sam.open(`${plan}/signing`);
	await sam.fill('Your name', 'Sam Okafor', 'I sign').press('Sign', 'I sign');
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

test.each([
	['en.a.light.', 320],
	['en.a.dark.', 320],
	['ar.a.light.', 320],
	['en.a.contrast.', 1280]
] as const)('every page of it is calm and without faults (%s, %i px)', async (reading, width) => {
	const window = await browser.newContext({ baseURL: server.origin, viewport: { width, height: 700 } });
	await window.addCookies([
		{ name: 'foreword', value: at.person.cookie, url: server.origin },
		{ name: 'foreword_reading', value: reading, url: server.origin }
	]);
	const shown = await window.newPage();
	const plan = `/people/${at.personId}/crisis-plan`;
	for (const path of [plan, line, `${plan}/voices`, `${plan}/signing`, `${plan}/keeping`]) {
		await shown.goto(path);
		const folder = process.env['SHOTS'];
		const name = `${reading}${width}-${path === line ? 'line' : (path.split('/').at(-1) ?? '')}`;
		if (folder) await shown.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
		await unfoldAll(shown);
		expect([path, await faults(shown)]).toEqual([path, []]);
		expect([path, await tooWide(shown)]).toEqual([path, []]);
		expect([path, await tooSmall(shown)]).toEqual([path, []]);
	}
	await window.close();
});
