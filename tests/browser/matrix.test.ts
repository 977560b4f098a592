import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtRoutes } from '../access/router';
import { launchBrowser, windowOf } from '../support/browser';
import { complaints, listenTo } from '../support/screen';
import { livedIn, type LivedIn } from './lived-in';

const pages = (await builtRoutes('build'))
	.filter(
		({ id, ways }) =>
			ways.includes('GET') && !/healthz|readyz|leave|not-here|\/(pdf|json|live|\[media\])$/.test(id)
	)
	.map(({ id }) => id);
/** The same for everybody, so that they are looked at as somebody who is signed out. */
const open = [
	'/',
	'/help-now',
	'/reading',
	...pages.filter((id) => /^\/packs/.test(id)),
	...pages.filter((id) => /^\/sign-in/.test(id) && !id.endsWith('/codes'))
];
const closed = ['/', ...pages.filter((id) => !open.includes(id))];
/** One thing for the person, another for staff: looked at as both, always. */
const twofold = new Set([
	'/people/[person]',
	'/people/[person]/card',
	'/people/[person]/episodes',
	'/people/[person]/episodes/[episode]',
	'/people/[person]/episodes/[episode]/checks',
	'/people/[person]/episodes/[episode]/orders',
	'/tasks'
]);
/** The same for all who are signed in, but for their name. */
const alike = ['/account', '/account/notices', '/account/passkeys', '/kept', '/sign-in/codes'];

let place: LivedIn;
let browser: Browser;
/** By how many each page was looked at. In `npm test` one is enough; the proof looks with everybody's eyes. */
const shown = new Map<string, number>();

beforeAll(async () => {
	[place, browser] = await Promise.all([livedIn(), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await place?.stop();
});

const windowFor = async (who: string): Promise<BrowserContext> =>
	who === 'nobody'
		? browser.newContext({ baseURL: place.server.origin })
		: windowOf(browser, await place.house.as(who));

/** `npm run proof:browser` looks at all of it. */
const crossed = process.env['PROOF'] === 'crossed';
/** Both directions to read in; for a second reader of the same page one is enough. */
const both = ['en', 'ar'] as const;

/** A page of the browser that goes from one to the next, and what was heard there since it was last asked. */
type Eyes = { readonly page: Page; readonly heard: string[] };
const eyesIn = async (window: BrowserContext): Promise<Eyes> => {
	const page = await window.newPage();
	return { page, heard: listenTo(page, place.server.origin) };
};

/** Opens a page once in each language. Nothing, when it does not answer as expected. */
const looksAt = async (
	{ page, heard }: Eyes,
	name: string,
	arrive: (page: Page) => Promise<Response | null>,
	status = 200,
	words = '',
	before = false
): Promise<string[] | null> => {
	const found: string[] = [];
	for (const language of before && !crossed ? ['en'] : both) {
		const value = `${language}.a.light..${words}`;
		await page.context().addCookies([{ name: 'foreword_reading', value, url: place.server.origin }]);
		const answer = await arrive(page);
		if (answer?.status() !== status) {
			heard.splice(0);
			return null;
		}
		const seen = [...(await complaints(page, before)), ...heard.splice(0).map((one) => `said ${one}`)];
		found.push(...seen.map((one) => `${name} ${language} ${one}`));
	}
	return found;
};

describe.each([
	'nobody',
	'Tahlia Reed',
	'Kim Tran',
	'Ros Amari',
	'Dana Reyes',
	'Fay Long',
	'Lin Wu',
	'the keeper'
])('as %s', (who) => {
	test('no page has a fault, at any size, in any colours, in either direction', async () => {
		const window = await windowFor(who);
		const eyes = await eyesIn(window);
		const found: string[] = [];
		for (const route of who === 'nobody' ? open : closed) {
			const readers = shown.get(route) ?? 0;
			const enough = alike.includes(route) ? 1 : crossed ? Infinity : twofold.has(route) ? 2 : 1;
			if (readers >= enough) continue;
			const address = place.addressOf(route);
			// Who may look is asked without drawing anything: most pages are closed to most, and a look would find a 404.
			if ((await window.request.head(address)).status() === 404) continue;
			const arrive = (page: Page) => page.goto(address);
			const seen = await looksAt(eyes, route, arrive, 200, '', readers > 0);
			if (seen !== null) shown.set(route, readers + 1);
			found.push(...(seen ?? []));
		}
		await window.close();
		expect(found).toEqual([]);
	}, 600_000);
});

test('every page of the build was open to somebody', () => {
	expect(pages.filter((route) => !shown.has(route))).toEqual([]);
});

test('nor has a page in short words and pictures, for whoever reads those', async () => {
	const window = await windowFor('Tahlia Reed');
	const home = place.story.home();
	for (const path of [
		home,
		`${home}/about-me/helps`,
		`${home}/about-me/triggers`,
		`${home}/review`,
		'/reading'
	]) {
		const found = await looksAt(await eyesIn(window), path, (page) => page.goto(path), 200, 'short');
		expect(found).toEqual([]);
	}
	const page = await window.newPage();
	await page.goto(`${home}/about-me/helps`);
	const drawn = await page
		.locator('.picture use')
		.evaluateAll(
			(all) => all.filter((one) => one instanceof SVGGraphicsElement && one.getBBox().width > 0).length
		);
	expect(drawn).toBe(26);
	await window.close();
});

describe('nor has a page that says', () => {
	test('that nothing is here (404)', async () => {
		const window = await windowFor('nobody');
		expect(await looksAt(await eyesIn(window), 'nothing', (page) => page.goto('/nothing/here'), 404)).toEqual(
			[]
		);
		await window.close();
	});

	test('what was wrong (422)', async () => {
		const window = await windowFor('nobody');
		const wrong = async (page: Page): Promise<Response | null> => {
			await page.goto('/sign-in/slip');
			const [answer] = await Promise.all([
				page.waitForNavigation(),
				page.locator('main button').first().click()
			]);
			return answer;
		};
		expect(await looksAt(await eyesIn(window), 'a wrong slip', wrong, 422)).toEqual([]);
		await window.close();
	});

	test('that two answers meet (409)', async () => {
		const window = await windowFor('Tahlia Reed');
		const question = `${place.story.home()}/about-me/strengths`;
		let turn = 0;
		const say = async (page: Page): Promise<Response | null> => {
			turn += 1;
			await page.locator('main ol input:not([type=hidden])').first().fill(`I know every bus ${turn}`);
			const [answer] = await Promise.all([
				page.waitForNavigation(),
				page.locator('main button[value=answered]').click()
			]);
			return answer;
		};
		const meet = async (page: Page): Promise<Response | null> => {
			const other = await window.newPage();
			await Promise.all([page.goto(question), other.goto(question)]);
			await say(other);
			await other.close();
			return say(page);
		};
		expect(await looksAt(await eyesIn(window), 'a conflict', meet, 409)).toEqual([]);
		await window.close();
	});
});

test('the looks find what is planted', async () => {
	const window = await windowFor('nobody');
	const page = await window.newPage();
	await page.goto('/help-now');
	await page.evaluate(() => {
		const main = document.querySelector('main');
		const add = (name: string, text: string, set: (one: HTMLElement) => void) => {
			const one = document.createElement(name);
			one.textContent = text;
			set(one);
			main?.append(one);
		};
		add('p', 'grey', (one) => (one.style.color = '#777'));
		add('h1', 'another', () => undefined);
		add('button', '', (one) => (one.style.minHeight = '10px'));
		add('p', 'wide', (one) => (one.style.minWidth = '400px'));
	});
	const found = (await complaints(page)).join('\n');
	for (const fault of [
		'color-contrast',
		'dark: color',
		'button-name',
		'2 headings',
		'inline style',
		'320 wide',
		'320 small'
	])
		expect(found).toContain(fault);
	await window.close();
});
