import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onePerson, type OnePerson } from './one-person';

let place: OnePerson;

beforeAll(async () => {
	place = await onePerson();
});
afterAll(() => place?.stop());

const line = (page: Page) => page.getByLabel('Line 1', { exact: true });
const save = (page: Page) =>
	Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Save and go on' }).click()]);
/** What can be read, and what stands in fields. */
const words = (page: Page): Promise<string> =>
	page.evaluate(() =>
		[
			document.body.innerText,
			...[...document.querySelectorAll('input, textarea')].map((one) =>
				'value' in one ? String(one.value) : ''
			)
		].join('\n')
	);
/** Every time the browser sends something to be kept. */
const posts = (page: Page): string[] => {
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST' && request.url().includes('?/save')) sent.push(request.url());
	});
	return sent;
};

test('Back and forward and reload after saving send nothing again', async () => {
	const [window, page] = await place.signedIn(`${place.home}/about-me/triggers`);
	const sent = posts(page);
	await line(page).fill('Shouting');
	await save(page);
	expect(new URL(page.url()).pathname).not.toMatch(/\/triggers$/);
	const stored = await place.stored();
	await page.goBack();
	expect(new URL(page.url()).pathname).toMatch(/\/triggers$/);
	await page.goForward();
	await page.reload();
	await page.goBack();
	await page.reload();
	expect(sent).toHaveLength(1);
	expect(await place.stored()).toBe(stored);
	expect(await line(page).inputValue()).toBe('Shouting');
	await window.close();
});

test('Back from a page that says what is wrong asks for nothing to be sent again', async () => {
	const window = await place.browser.newContext({ baseURL: place.server.origin });
	const page = await window.newPage();
	const sent: string[] = [];
	page.on('response', (answer) => void (answer.request().method() === 'POST' && sent.push(answer.url())));
	await page.goto('/');
	await page.goto('/sign-in/slip');
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Go on' }).click()]);
	expect(await page.locator('.box.error').count()).toBe(1);
	await page.goBack();
	// The browser itself asks whether to send it once more; by itself it does not.
	await expect(page.goForward()).rejects.toThrow('ERR_CACHE_MISS');
	expect(sent).toHaveLength(1);
	await window.close();
});

const both = async (page: Page, status: number | undefined): Promise<void> => {
	expect(status).toBe(409);
	const text = await page.locator('main').innerText();
	expect(text).toContain('the first text');
	expect(text).toContain('the other text');
};

test('Back, change the text, send again: both texts are shown, and neither is lost', async () => {
	const off = { javaScriptEnabled: false };
	const [window, page] = await place.signedIn(`${place.home}/about-me/strengths`, off);
	await line(page).fill('the first text');
	await save(page);
	// The page comes back out of the browser's memory as it was left: it loads nothing.
	await page.goBack({ waitUntil: 'commit' });
	await line(page).fill('the other text');
	const [answer] = await save(page);
	await both(page, answer?.status());
	const before = await place.stored();
	await Promise.all([page.waitForNavigation(), page.locator('main form button.main').click()]);
	expect(await place.stored()).toBe(before + 1);
	await page.goto(`${place.home}/about-me/strengths`);
	expect(await line(page).inputValue()).toBe('the other text');
	await page.goto(`${place.home}/about-me/strengths/versions`);
	expect(await page.locator('main').innerText()).toContain('the first text');
	await window.close();
});

test('with script, Back asks for the page anew, so that what is changed there stands on what was saved', async () => {
	const [window, page] = await place.signedIn(`${place.home}/about-me/helps-try`);
	await line(page).fill('the first text');
	await save(page);
	await page.goBack({ waitUntil: 'commit' });
	await page.waitForFunction(() => document.querySelector('input')?.form?.base?.value !== '');
	expect(await line(page).inputValue()).toBe('the first text');
	await line(page).fill('the other text');
	const [answer] = await save(page);
	expect(answer?.status()).toBe(200);
	await page.goto(`${place.home}/about-me/helps-try/versions`);
	const versions = await page.locator('main').innerText();
	for (const text of ['the first text', 'the other text']) expect(versions).toContain(text);
	await window.close();
});

test('the same answer open in two tabs: the later one is shown both, and may leave it as it is', async () => {
	const [window, page] = await place.signedIn(`${place.home}/about-me/worse`);
	const other = await window.newPage();
	await other.goto(`${place.home}/about-me/worse`);
	await line(page).fill('the first text');
	await save(page);
	await line(other).fill('the other text');
	const [answer] = await save(other);
	await both(other, answer?.status());
	await Promise.all([other.waitForNavigation(), other.locator('main .actions a.button').click()]);
	expect(await words(other)).toContain('the first text');
	await window.close();
});

const private_ = 'zq only I know this';

test.each(['the button', 'Shift three times'])(
	'after leaving by %s, Back shows nothing private',
	async (way) => {
		const [window, page] = await place.signedIn(`${place.home}/about-me/kinds`);
		await page.goto(`${place.home}/about-me/faith`);
		await page.locator('main textarea').fill(private_);
		await save(page);
		await page.goto(`${place.home}/about-me/faith`);
		expect(await words(page)).toContain(private_);
		if (way === 'the button') await page.getByRole('button', { name: 'Leave this page' }).click();
		else for (const _ of [1, 2, 3]) await page.keyboard.press('Shift');
		await page.waitForURL((url) => !url.pathname.startsWith('/people'));
		for (let step = 0; step < 4; step += 1) {
			await page.goBack().catch(() => null);
			await page.waitForLoadState();
			const all = await words(page);
			expect(all).not.toContain(private_);
			expect(all).not.toContain('Tahlia');
		}
		expect((await page.goto(`${place.home}/about-me/faith`))?.status()).toBe(404);
		expect(await window.cookies()).toEqual([]);
		await window.close();
	}
);

test('after leaving without script, Back shows nothing private either', async () => {
	const [window, page] = await place.signedIn(`${place.home}/about-me/faith`, { javaScriptEnabled: false });
	await page.locator('main textarea').fill(private_);
	await save(page);
	await page.goto(`${place.home}/about-me/faith`);
	await page.getByRole('button', { name: 'Leave this page' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/people'));
	await page.goBack();
	expect(await page.content()).not.toContain(private_);
	await window.close();
});

test('offline, what is typed stays in its fields, and a page not open yet says nothing of anybody', async () => {
	const [window, page] = await place.signedIn(`${place.home}/about-me/places`);
	await page.goto(`${place.home}/about-me/worse`);
	await line(page).fill('being alone');
	await window.setOffline(true);
	await page.getByText('Not saved yet, trying again. Keep this page open.').waitFor();
	expect(await line(page).inputValue()).toBe('being alone');
	await page.goBack().catch(() => null);
	// The browser may still be on its way to its own page that says there is no network.
	await expect.poll(() => words(page).catch(() => 'on the way: being alone')).not.toContain('being alone');
	await window.setOffline(false);
	await window.close();
});
