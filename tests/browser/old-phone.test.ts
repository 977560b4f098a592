import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTo, tooSmall, tooWide, unfoldAll } from '../support/screen';
import { onePerson, type OnePerson } from './one-person';

let place: OnePerson;

beforeAll(async () => {
	place = await onePerson();
});
afterAll(() => place?.stop());

/** A style as a browser reads it that knows no layers, no `:has()` and no nesting: it leaves those rules out. */
const flattened = (css: string): string => {
	let out = '';
	for (let at = 0; at < css.length;) {
		const open = css.indexOf('{', at);
		if (open === -1) return out;
		let depth = 1;
		let end = open + 1;
		for (; depth > 0 && end < css.length; end += 1) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
		const [head, body] = [css.slice(at, open), css.slice(open + 1, end - 1)];
		if (/^\s*@(media|supports)/.test(head)) out += `${head}{${flattened(body)}}`;
		else if (!/@layer|:has\(|:is\(|:where\(/.test(head) && !body.includes('{')) out += css.slice(at, end);
		at = end;
	}
	return out;
};

/** The styles as they were sent, and as they were put in their place. */
const withOldStyles = async (page: Page): Promise<{ left: number; sent: number }> => {
	const size = { left: 0, sent: 0 };
	await page.route('**/*.css', async (route) => {
		const answer = await route.fetch();
		const css = await answer.text();
		const body = flattened(css);
		size.sent += css.length;
		size.left += body.length;
		await route.fulfill({ response: answer, body });
	});
	return size;
};

/** Things to press or fill in that lie over one another, and words that lie over other words. */
const overlaps = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const all = [
			...document.querySelectorAll('h1, h2, p, legend, label, button, a, summary, textarea, li')
		].filter(
			(one) =>
				!one.closest('.unseen, .skip') && !one.matches('.unseen, .skip') && one.getClientRects().length > 0
		);
		const found: string[] = [];
		for (const [place, one] of all.entries())
			for (const other of all.slice(place + 1)) {
				if (one.contains(other) || other.contains(one)) continue;
				const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
				const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
				const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
				if (wide > 1 && high > 1)
					found.push(`${one.outerHTML.slice(0, 70)} over ${other.outerHTML.slice(0, 70)}`);
			}
		return found;
	});

const line = (page: Page, number: number) => page.getByLabel(`Line ${number}`, { exact: true });

/** What she tells, one question of each kind, as it is filled in. */
const told: Record<string, (page: Page) => Promise<void>> = {
	helps: async (page) => {
		await page.getByLabel('Music', { exact: true }).check();
		await line(page, 1).fill('a walk to the letterbox');
	},
	triggers: async (page) => {
		await line(page, 1).fill('Shouting');
		await page.getByText('More lines').click();
		await line(page, 5).fill('A closed door');
	},
	stop: (page) => page.locator('main textarea').fill('Thumb down\nor I turn away'),
	kinds: async (page) => {
		for (const one of await page.getByLabel('I would rather not say').all()) await one.check();
	},
	pregnancy: async (page) => {
		await page.locator('main input[type=radio]').first().check();
	}
};

const tell = async (page: Page): Promise<void> => {
	for (const [question, fill] of Object.entries(told)) {
		await page.goto(`${place.home}/about-me/${question}`);
		await fill(page);
		const [answer] = await Promise.all([
			page.waitForNavigation(),
			page.getByRole('button', { name: 'Save and go on' }).click()
		]);
		expect([question, answer?.status()]).toEqual([question, 200]);
	}
};

/** Every answer as it is stored, without the ids that are made for each. */
const answers = async () => {
	const rows = await place.server.superSql<
		{ question: string; state: string; value: unknown; language: string }[]
	>`
		select question, state, value, language from answer order by question`;
	return rows.map((row) => ({
		...row,
		value: JSON.parse(
			JSON.stringify(row.value, (key, value: unknown) => (key === 'id' ? undefined : value))
		) as unknown
	}));
};

const phone = { viewport: { width: 320, height: 560 }, javaScriptEnabled: false };

test('a phone that knows neither layers nor :has() shows each page whole, and nothing lies over anything', async () => {
	// With script only to look at the page: the style is what is old here.
	const [window, page] = await place.signedIn('/', { viewport: phone.viewport });
	const heard = listenTo(page, place.server.origin);
	const size = await withOldStyles(page);
	for (const path of ['', '/about-me', '/about-me/helps', '/about-me/kinds', '/card', '/sharing', '/looks']) {
		await page.goto(place.home + path);
		await unfoldAll(page);
		expect([path, await tooWide(page), await overlaps(page), await tooSmall(page)]).toEqual([
			path,
			[],
			[],
			[]
		]);
	}
	expect(size.left).toBeGreaterThan(size.sent / 2);
	expect(size.left).toBeLessThan(size.sent);
	expect(heard).toEqual([]);
	await window.close();
});

test('on such a phone, without script, she answers and reads her card', async () => {
	await place.forget();
	const [window, page] = await place.signedIn('/', phone);
	await withOldStyles(page);
	await tell(page);
	await page.goto(`${place.home}/card`);
	const text = await page.locator('main').innerText();
	for (const words of ['Thumb down', 'Shouting', 'A closed door', 'a walk to the letterbox'])
		expect(text).toContain(words);
	await window.close();
});

test('without any style at all she still can', async () => {
	await place.forget();
	const [window, page] = await place.signedIn('/', phone);
	await page.route('**/*.css', (route) => route.abort());
	await tell(page);
	expect(await place.stored()).toBe(Object.keys(told).length);
	await window.close();
});

test('script off and on give the same answers', async () => {
	await place.forget();
	const [without, page] = await place.signedIn('/', phone);
	await tell(page);
	const plain = await answers();
	await without.close();
	await place.forget();
	const [withScript, other] = await place.signedIn('/', { viewport: phone.viewport });
	await tell(other);
	expect(plain).toHaveLength(Object.keys(told).length);
	expect(await answers()).toEqual(plain);
	await withScript.close();
});

test('the flattening leaves out what an old phone leaves out, and nothing else', () => {
	const css = '@media print{.a{color:red}.b:has(i){x:y}}@layer nicer{h1{x:y}}.c{.d{x:y}}.e{x:y}';
	expect(flattened(css)).toBe('@media print{.a{color:red}}.e{x:y}');
});
