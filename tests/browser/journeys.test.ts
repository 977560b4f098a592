import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { Hand } from '../support/hand';
import { invited, start } from '../support/joining';
import { readPdf } from '../support/pdf';
import { startServer, type TestServer } from '../support/server';
import { ways } from '../support/ways';
import * as one from './journey-one';
import * as two from './journey-two';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer({ now: start }), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const picture = async (hand: Hand, name: string): Promise<void> => {
	const folder = process.env.SHOTS;
	if (folder) await hand.page.screenshot({ path: `${folder}/${hand.way.name}-${name}.png`, fullPage: true });
};

/** What a paper made for somebody else says. */
const paperAt = async (hand: Hand, path: string): Promise<string> => {
	const answer = await hand.window.request.get(path);
	expect(answer.status()).toBe(200);
	return (await readPdf(new Uint8Array(await answer.body()))).text;
};

describe.each(ways.map((way) => [way.name, way] as const))('%s', (_, way) => {
	let sam: Hand;
	let home: string;

	test('journey 1: from the slip to a signed plan and a card for the pocket', async () => {
		const { code, personId } = await invited(server, 'Sam Okafor');
		home = `/people/${personId}`;
		const first = await Hand.take(browser, server.origin, way);
		const known = await one.begins(first, code.replace(/\W/g, ''));
		sam = await one.comesBack(browser, server.origin, way, known, first);
		await one.finishes(sam, 'Sam Okafor', () => picture(sam, '1'));
		await first.weighed();
		await sam.weighed();
		const { taps, pages, typed } = sam.cost;
		expect([taps <= 14, pages <= 12, typed <= 60, taps, pages, typed]).toEqual([
			...[true, true, true],
			...[taps, pages, typed]
		]);
		expect(first.weight.first).toBeGreaterThan(2_000);
		expect(first.weight.first).toBeLessThanOrEqual(60_000);
		expect(first.weight.script + sam.weight.script).toBeLessThanOrEqual(30_000);
		expect([...first.faults, ...sam.faults]).toEqual([]);
		expect(await first.backThroughAll()).toEqual([]);
		await first.window.close();
	});

	test('journey 2: Rosa helps with one part, and is out with his word', async () => {
		const rosa = await Hand.take(browser, server.origin, way);
		await two.grants(sam, rosa, home);
		await two.isHelped(sam, rosa, home);
		await picture(sam, '2-typed');
		await two.answersAlone(sam, rosa, home);
		await two.stops(sam, rosa, home);
		await picture(rosa, '2-out');
		await rosa.weighed();
		expect(rosa.given.length).toBeGreaterThan(10);
		expect(rosa.given.filter((page) => page.includes(two.secret))).toEqual([]);
		expect(server.log()).not.toContain(two.secret);
		expect(await paperAt(sam, `${home}/card/pdf`)).not.toContain(two.secret);
		expect([...sam.faults, ...rosa.faults]).toEqual([]);
		expect([...(await sam.backThroughAll()), ...(await rosa.backThroughAll())]).toEqual([]);
		await Promise.all([sam.window.close(), rosa.window.close()]);
	});
});
