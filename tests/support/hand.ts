import type { Browser, BrowserContext, ElementHandle, Locator, Page, Response } from 'playwright-core';
import { wordsFor } from '../../src/lib/server/words/index.js';
import { focusOn, lostFocus } from './focus.js';
import { faults, listenTo, tooSmall, tooWide, unshaped } from './screen.js';
import type { Way } from './ways.js';

/** What a journey costs whoever lives it. */
export type Cost = {
	/** Every touch of the page: buttons, links, boxes, and fields before they are typed in. */
	taps: number;
	/** Every page that was looked at; a paper too. */
	pages: number;
	/** Every letter, and the "Go" key of a phone's keyboard. */
	typed: number;
};

/** Pages that were looked at closely, by way. */
const seen = new Set<string>();

/** The most Tab stops a page may have. */
const stops = 150;

/**
 * Somebody at a real browser, in one of the ways. Finds things by their names, counts what they cost, and looks at
 * each page it comes to as every page must be.
 */
export class Hand {
	cost: Cost = { taps: 0, pages: 0, typed: 0 };
	/** What was wrong with any page, by its address. */
	readonly faults: string[] = [];
	/** Every page this hand was given, as it came. */
	readonly given: string[] = [];
	/** What was sent to be kept, drafts left out. */
	readonly sent: string[] = [];
	readonly weight = { first: 0, script: 0 };
	readonly t: ReturnType<typeof wordsFor>['t'];
	readonly #heard: string[];
	readonly #weighing: Promise<void>[] = [];

	private constructor(
		readonly way: Way,
		readonly origin: string,
		readonly window: BrowserContext,
		readonly page: Page
	) {
		this.t = wordsFor(way.language).t;
		this.#heard = listenTo(page, origin);
		page.on('response', (answer) => {
			// Counted by its answer: what the browser asks of its own memory alone is never sent.
			const posted = answer.request().method() === 'POST' && !answer.url().includes('?/draft');
			if (posted) this.sent.push(answer.url());
			this.#weighing.push(this.#keep(answer));
		});
	}

	/** A new browser window, empty. */
	static async take(browser: Browser, origin: string, way: Way): Promise<Hand> {
		const window = await browser.newContext({ ...way.window, baseURL: origin });
		return new Hand(way, origin, window, await window.newPage());
	}

	get path(): string {
		return new URL(this.page.url()).pathname;
	}

	/** What can be read in the main part of the page. */
	read(): Promise<string> {
		return this.page.locator('main').innerText();
	}

	/** Types an address; counts as a page, and as nothing else. */
	async open(path: string): Promise<number> {
		const answer = await this.page.goto(path);
		await this.look();
		return answer?.status() ?? 0;
	}

	/** Touches something that leads to another page: a button or a link. */
	async press(name: string, role: 'button' | 'link' = 'button'): Promise<number> {
		const one = this.#called(role, name);
		return this.#leads(() => this.#touch(one, 'Enter'));
	}

	/** Touches what leads to a file, and takes it. */
	async takeFile(name: string): Promise<Uint8Array> {
		const arrives = this.page.waitForResponse((one) => one.headers()['content-type'] === 'application/pdf');
		// What a window shows of a file has no bytes left to read: the same is asked for beside it.
		await this.page.route('**/pdf', async (route) => {
			const answer = await route.fetch();
			this.#file = new Uint8Array(await answer.body());
			await route.fulfill({ response: answer });
		});
		await this.#touch(this.#called('button', name), 'Enter');
		await arrives;
		await this.page.unroute('**/pdf');
		this.cost.pages += 1;
		return this.#file;
	}
	#file = new Uint8Array();

	/** Ticks or unticks a box, or picks one of several. */
	async pick(name: string, role: 'checkbox' | 'radio' = 'checkbox'): Promise<void> {
		await this.#touch(this.#called(role, name), 'Space');
	}

	/** Picks from a list that opens: two touches. */
	async choose(label: string, option: string): Promise<void> {
		const list = this.page.getByLabel(label).filter({ visible: true }).first();
		await this.#reach(list);
		if (this.way.keys) await this.page.keyboard.type(option);
		else await list.selectOption({ label: option });
		this.cost.taps += 2;
	}

	/** Opens or closes what is folded. */
	async unfold(summary: string): Promise<void> {
		await this.#touch(this.page.locator('summary').filter({ hasText: summary }).first(), 'Enter');
	}

	async type(label: string, text: string): Promise<void> {
		const field = this.page.getByLabel(label, { exact: true }).filter({ visible: true }).first();
		await this.#touch(field, null);
		await this.page.keyboard.type(text);
		this.cost.typed += [...text].length;
	}

	/** Puts a day and a time into a field for both; as many letters as the day and the time have. */
	async setTime(label: string, value: string): Promise<void> {
		const field = this.page.getByLabel(label, { exact: true }).filter({ visible: true }).first();
		this.cost.taps += 1;
		await this.#reach(field);
		await field.fill(value);
		this.cost.typed += value.replace(/\D/g, '').length;
	}

	/** Types, and sends it with the "Go" key of the keyboard. */
	async typeAndGo(label: string, text: string): Promise<number> {
		await this.type(label, text);
		this.cost.typed += 1;
		return this.#leads(() => this.page.keyboard.press('Enter'));
	}

	/** Goes back through all that was open. Returns what the browser sent anew on the way: it must be nothing. */
	async backThroughAll(): Promise<string[]> {
		const before = this.sent.length;
		for (let step = 0; step < this.cost.pages + 5; step += 1) {
			await this.page.goBack({ waitUntil: 'commit', timeout: 3_000 }).catch(() => null);
			if (this.page.url() === 'about:blank') break;
		}
		return this.sent.slice(before);
	}

	/** Waits until what the pages weighed is known. */
	async weighed(): Promise<void> {
		await Promise.all(this.#weighing);
	}

	/** Looks at the page that is open, as every page must be. */
	async look(): Promise<void> {
		this.cost.pages += 1;
		const { page, way } = this;
		const found = [...(await unshaped(page)), ...(await tooWide(page)), ...(await tooSmall(page))];
		const { lang, dark } = await page.evaluate(() => ({
			lang: document.documentElement.lang,
			dark: /\((\d+)/.exec(getComputedStyle(document.body).backgroundColor)?.[1] ?? '255'
		}));
		if (lang !== way.language) found.push(`speaks ${lang}`);
		if (Number(dark) < 128 !== (way.window.colorScheme === 'dark')) found.push(`colour ${dark}`);
		found.push(...(await this.#faults()));
		if (way.keys) found.push(...(await this.#walk()));
		found.push(...this.#heard.splice(0));
		this.faults.push(...found.map((one) => `${this.path}: ${one}`));
	}

	/**
	 * What axe says of a page it has not seen this way. Without script a page is the same, by keys only the focus is
	 * other, and dark only the colours: `PROOF=crossed` asks for all of it everywhere but without script.
	 */
	async #faults(): Promise<string[]> {
		const { page, way } = this;
		const looked = `${way.name} ${this.path.replace(/[0-9a-f-]{36}/, '')} ${await page.title()} ${await this.#shape()}`;
		if (seen.has(looked) || !way.script) return [];
		seen.add(looked);
		if (process.env['PROOF'] === 'crossed') return faults(page);
		if (way.keys) return [];
		return faults(page, way.window.colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : []);
	}

	/** Which headings and forms a page has: another state of it is another page to look at. */
	#shape(): Promise<string> {
		return this.page.evaluate(() =>
			[...document.querySelectorAll('h2, form, .box, [role=status]')]
				.map((one) => one.className + one.tagName)
				.join()
		);
	}

	#called(role: 'button' | 'link' | 'checkbox' | 'radio', name: string): Locator {
		return this.page.getByRole(role, { name }).filter({ visible: true }).first();
	}

	async #leads(act: () => Promise<unknown>): Promise<number> {
		const [answer] = await Promise.all([this.page.waitForNavigation(), act()]);
		await this.look();
		return answer?.status() ?? 0;
	}

	/** Where there are only keys, Tab leads there; elsewhere a finger does, or Tab where nothing is to be pressed. */
	async #touch(one: Locator, key: 'Enter' | 'Space' | null): Promise<void> {
		this.cost.taps += 1;
		await this.#reach(one);
		if (!this.way.keys) await one.tap();
		else if (key !== null) await this.page.keyboard.press(key);
	}

	async #reach(one: Locator): Promise<void> {
		if (!this.way.keys) return;
		const wanted = await one.elementHandle({ timeout: 10_000 });
		for (let step = 0; step < stops; step += 1) {
			if (await this.#isOn(wanted)) return;
			await this.page.keyboard.press((await this.#isBeside(wanted)) ? 'ArrowDown' : 'Tab');
		}
		throw new Error(`Tab never reaches ${String(one)} on ${this.page.url()}`);
	}

	/** Whether the focus is there. */
	async #isOn(wanted: ElementHandle): Promise<boolean> {
		return wanted.evaluate((one) => document.activeElement === one);
	}

	/** Whether the focus is on another one of the same group, of which one is picked. */
	async #isBeside(wanted: ElementHandle): Promise<boolean> {
		return wanted.evaluate((one) => {
			const at = document.activeElement;
			const isRadio = (some: unknown): some is HTMLInputElement =>
				some instanceof HTMLInputElement && some.type === 'radio';
			return isRadio(one) && isRadio(at) && one !== at && one.name === at.name && one.form === at.form;
		});
	}

	/** From the top to the bottom by Tab: what is wrong with any stop on the way. */
	async #walk(): Promise<string[]> {
		const found: string[] = [];
		for (let step = 0; step < stops; step += 1) {
			await this.page.keyboard.press('Tab');
			const at = await focusOn(this.page);
			if (at === null) break;
			found.push(...[lostFocus(at)].flatMap((one) => one ?? []));
		}
		return found;
	}

	async #keep(answer: Response): Promise<void> {
		const first = this.cost.pages === 0;
		const { responseBodySize, responseHeadersSize } = await answer
			.request()
			.sizes()
			.catch(() => ({ responseBodySize: 0, responseHeadersSize: 0 }));
		if (first) this.weight.first += responseBodySize + responseHeadersSize;
		if (answer.url().startsWith(this.origin) && answer.url().endsWith('.js'))
			this.weight.script += responseBodySize;
		if (answer.headers()['content-type']?.startsWith('text/html'))
			this.given.push(await answer.text().catch(() => ''));
	}
}
