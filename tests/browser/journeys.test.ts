import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scene } from '../people/scene';
import { launchBrowser } from '../support/browser';
import { Hand } from '../support/hand';
import { after, invited, start } from '../support/joining';
import { readPdf } from '../support/pdf';
import { startServer, type TestServer } from '../support/server';
import { ways, type Way } from '../support/ways';
import * as one from './journey-one';
import * as two from './journey-two';
import * as three from './journey-three';
import * as four from './journey-four';
import { cases } from './journey-four-cases';
import * as five from './journey-five';

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

/**
 * Which journeys are walked in which way by `npm test`: each journey and each way at least once, the fifth without
 * script; the second goes on where the first ended. `npm run proof:browser` walks all of them in all ways.
 */
const walked: readonly (readonly number[])[] = [[4], [5], [3], [1, 2], [3]];
const isWalked = (way: Way, journey: number): boolean =>
	process.env['PROOF'] === 'crossed' || (walked[ways.indexOf(way)] ?? []).includes(journey);

describe.each(ways.map((way) => [way.name, way] as const))('%s', (_, way) => {
	let sam: Hand;
	let home: string;
	const journey = (number: number, what: string, run: () => Promise<void>): void => {
		if (!isWalked(way, number)) return;
		test(`journey ${number}: ${what}`, async () => {
			// One that ends on another day, or does not end, leaves that day to no other; the second goes on after the first.
			if (number !== 2) await server.clock.set(start);
			await run();
		});
	};

	journey(1, 'from the slip to a signed plan and a card for the pocket', async () => {
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

	journey(2, 'Rosa helps with one part, and is out with his word', async () => {
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

	journey(3, 'Kim reads the card, follows two wishes, and one cannot be kept', async () => {
		const setting = { name: 'Sam Adeyemi', birthDate: '1990-01-01', zone: 'Europe/London' };
		const ward = await scene(server, { ...setting, pack: 'us-joint-commission-2009', arrived: after(-60) });
		await three.writes(ward);
		const kim = await Hand.take(browser, server.origin, way);
		await three.comesIn(kim, ward.kim);
		await three.readsCard(kim, ward);
		await picture(kim, '3-read');
		await three.follows(kim, ward);
		const own = await Hand.take(browser, server.origin, way);
		await three.comesIn(own, ward.person);
		await three.isTold(own, ward);
		await picture(own, '3-told');
		expect([...kim.faults, ...own.faults]).toEqual([]);
		expect([...(await kim.backThroughAll()), ...(await own.backThroughAll())]).toEqual([]);
		await Promise.all([kim.window.close(), own.window.close()]);
	});

	journey(4, 'Kim records a seclusion while it goes on', async () => {
		const one = cases[ways.indexOf(way)];
		if (one === undefined) throw new Error(`nobody for ${way.name}`);
		await server.clock.set(one.from);
		const ward = await scene(server, { ...one, arrived: new Date(one.from.getTime() - 3_600_000) });
		await ward.answer('helps', [{ text: 'A walk in the garden' }]);
		const kim = await Hand.take(browser, server.origin, way);
		await three.comesIn(kim, ward.kim);
		const record = await four.starts(kim, server, ward, one);
		await picture(kim, '4-checks');
		await four.ends(kim, server, ward, one, record);
		await picture(kim, '4-ended');
		expect(kim.faults).toEqual([]);
		expect(await kim.backThroughAll()).toEqual([]);
		await kim.window.close();
		await server.clock.set(start);
	});

	journey(
		5,
		'Sam tells his side, says yes to one change and no to another, and Kim reads the yes',
		async () => {
			const setting = { name: 'Sam Rivers', birthDate: '1990-01-01', zone: 'Europe/London' };
			const ward = await scene(server, {
				...{ ...setting, pack: 'uk-england-use-of-force-2018' },
				arrived: after(-600)
			});
			const told = await five.happened(server, ward, start);
			const [own, kim, ana] = [
				await Hand.take(browser, server.origin, way),
				await Hand.take(browser, server.origin, way),
				await Hand.take(browser, server.origin, way)
			];
			await five.putsOff(own, kim, server, told);
			await five.tells(own, told);
			await picture(own, '5-told');
			await five.leads(ana, server, told);
			await picture(ana, '5-leads');
			await five.decides(own);
			await five.isRead(kim, server, told);
			await picture(kim, '5-read');
			expect([...own.faults, ...kim.faults, ...ana.faults]).toEqual([]);
			for (const hand of [own, kim, ana]) {
				expect(await hand.backThroughAll()).toEqual([]);
				await hand.window.close();
			}
			await server.clock.set(start);
		}
	);
});
