import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focusOn as focus } from '../support/focus';
import { onePerson, phrase, type OnePerson } from './one-person';

let place: OnePerson;

beforeAll(async () => {
	place = await onePerson();
});
afterAll(() => place?.stop());

/** Goes on by Tab until the named thing has the focus; whatever is passed on the way must be seen as well. */
const tabTo = async (page: Page, name: string): Promise<void> => {
	for (let step = 0; step < 60; step += 1) {
		await page.keyboard.press('Tab');
		const at = await focus(page);
		if (at === null) continue;
		expect(at).toEqual({ ...at, ring: '3px', seen: true, covered: false });
		if (at.name.startsWith(name)) return;
	}
	throw new Error(`Tab never reaches "${name}" on ${page.url()}`);
};

const enter = async (page: Page): Promise<void> => {
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
};

test.each([
	[320, 480],
	[1280, 800]
])('from signing in to a line on the card, by keys alone (%i x %i)', async (width, height) => {
	const window = await place.browser.newContext({
		baseURL: place.server.origin,
		viewport: { width, height }
	});
	const page = await window.newPage();
	const said = `a tight blanket ${width}`;
	await page.goto('/sign-in');
	await tabTo(page, 'User name');
	await page.keyboard.type('calm-river-42');
	await tabTo(page, 'Passphrase');
	await page.keyboard.type(phrase);
	await tabTo(page, 'Sign in');
	await enter(page);

	await page.goto(`${place.home}/about-me`);
	// A part that is folded: the one to go on with stands open already.
	await tabTo(page, 'Early signs that I am not well');
	await page.keyboard.press('Enter');
	await tabTo(page, 'What can other people see');
	await page.goto(`${place.home}/about-me/helps`);
	await tabTo(page, 'Music');
	await page.keyboard.press('Space');
	await tabTo(page, 'Line 1');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type(said);
	await tabTo(page, 'Save and go on');
	await enter(page);
	expect(new URL(page.url()).pathname).not.toContain('/helps');

	await tabTo(page, 'Foreword');
	await enter(page);
	await tabTo(page, 'My card');
	await enter(page);
	expect(await page.locator('main').innerText()).toContain(said);
	await tabTo(page, 'I need help now');
	await enter(page);
	expect(new URL(page.url()).pathname).toBe('/help-now');
	await window.close();
});

test('after a mistake the focus is on what is wrong, and one key leads to the field', async () => {
	const window = await place.browser.newContext({ baseURL: place.server.origin });
	const page = await window.newPage();
	await page.goto('/sign-in/slip');
	await tabTo(page, 'Go on');
	await enter(page);
	expect(await page.evaluate(() => document.activeElement?.matches('.box.error'))).toBe(true);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
	await window.close();
});

test('the skip link leads past the header, and nothing catches the focus', async () => {
	const [window, page] = await place.signedIn(`${place.home}/about-me/triggers`);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect((await focus(page))?.name).toBe('Back to the list of questions');
	const names: string[] = [];
	for (let step = 0; step < 60 && names.at(-1) !== 'Stop for today'; step += 1) {
		await page.keyboard.press('Tab');
		const at = await focus(page);
		expect(at).toEqual({ ...at, ring: '3px', seen: true, covered: false });
		names.push(at?.name ?? '');
	}
	for (const name of ['Line 1', 'Save and go on', 'Skip', 'Not sure', 'Not now', 'Does not apply to me'])
		expect(names).toContain(name);
	await window.close();
});
