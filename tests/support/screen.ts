import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };
type Axe = { run: (at: Document, how: object) => Promise<Found> };

/**
 * What axe finds against WCAG 2.2 A and AA and its own best practice, by rule and first place. Injected through the
 * debugger: the page's own policy would keep an added script out.
 * @param rules these alone, where the rest cannot have changed since the last look
 */
export const faults = async (page: Page, rules: readonly string[] = []): Promise<string[]> => {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
	const only = rules.length > 0 ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
	return page.evaluate(async (runOnly) => {
		const found = await (window as unknown as { axe: Axe }).axe.run(document, {
			runOnly,
			resultTypes: ['violations'],
			// What its one rule about turned screens would load again is in our own style sheet, which turns nothing.
			preload: false
		});
		return found.violations.map(
			({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`
		);
	}, only);
};

/** Opens everything folded, so that what is inside is looked at as well. */
export const unfoldAll = (page: Page): Promise<void> =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});

/** Links, buttons and fields lower or narrower than a finger: 44 px. */
export const tooSmall = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')].flatMap(
			(one) => {
				const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
				// What is not there at all (`hidden`) is nothing to hit.
				if (one.getClientRects().length === 0 || one.matches('.skip') || (height >= 44 && width >= 44))
					return [];
				return [`${Math.round(width)} x ${Math.round(height)}: ${one.outerHTML.slice(0, 120)}`];
			}
		)
	);

/** What reaches over the side of the screen, and by how much; tables may scroll in their own frame. */
export const tooWide = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
		if (over <= 0) return [];
		// Words can reach further than the box they stand in.
		const wide = [...document.body.querySelectorAll('*')].filter((one) => {
			const words = document.createRange();
			words.selectNodeContents(one);
			return (
				!one.closest('.scroll') &&
				[one.getBoundingClientRect(), words.getBoundingClientRect()].some(
					({ left, right }) => right > innerWidth || left < 0
				)
			);
		});
		return [`${over} px: ${wide.at(-1)?.outerHTML.slice(0, 160) ?? 'nothing to point at'}`];
	});

/** What every page must be, whatever is on it. */
export const unshaped = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const html = document.documentElement;
		const wrong = [];
		const count = (selector: string) => document.querySelectorAll(selector).length;
		if (count('h1') !== 1) wrong.push(`${count('h1')} headings of the first level`);
		if (document.title.trim() === '') wrong.push('no title');
		if (!['ltr', 'rtl'].includes(html.dir)) wrong.push(`direction ${html.dir}`);
		if (!/^[a-z]{2}/.test(html.lang)) wrong.push(`language ${html.lang}`);
		if (document.querySelector('a')?.getAttribute('href') !== '#content') wrong.push('no skip link first');
		if (count('main#content') !== 1) wrong.push('the skip link leads nowhere');
		if (location.pathname !== '/help-now' && count('a[href^="/help-now"]') === 0) wrong.push('no help now');
		if (count('[style]') + count('style') > 0) wrong.push('an inline style');
		if (/\b[a-z-]+:[a-z-]+\.[a-z-]+\b/.test(document.body.innerText)) wrong.push('a key instead of words');
		return wrong;
	});

/** Collects what a page must not do while it is open: complain, or ask anybody else for anything. */
export const listenTo = (page: Page, origin: string): string[] => {
	const heard: string[] = [];
	page.on('console', (message) => {
		// The browser says so of each page that was meant to be a 404, 409 or 422.
		const meant = /Failed to load resource: the server responded with a status of 4(04|09|22)/;
		if (['error', 'warning'].includes(message.type()) && !meant.test(message.text()))
			heard.push(message.text());
	});
	page.on('pageerror', (fault) => heard.push(String(fault)));
	page.on('request', (request) => {
		// The browser's own reader of papers is made of such pages.
		if (!request.url().startsWith(origin) && !request.url().startsWith('chrome'))
			heard.push(`asked ${request.url()}`);
	});
	return heard;
};

/** Everything crossed with everything takes minutes: `npm run proof:browser` does it, `npm test` does what follows. */
const crossed = process.env['PROOF'] === 'crossed';

/** What a colour can break, where all else has been looked at. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/**
 * Looks at the page that is open, as it is in this language: all of axe once, at 320 px in light, left to right, and
 * its rules of colour in dark; small targets and sideways scroll at 320 and 1280, in the largest letters, and its shape,
 * in both directions. Colours move nothing, sizes colour nothing and words change no markup, so that only
 * `npm run proof:browser` runs all of axe on every size in every colour and language, and looks at 360 px as well.
 * @param before whether somebody else looked at the same page before: then at its shape, at 320 px and in light alone
 */
export const complaints = async (page: Page, before = false): Promise<string[]> => {
	const found: string[] = [];
	const note = (where: string, all: string[]) => found.push(...all.map((one) => `${where}: ${one}`));
	const colours = (theme: string) =>
		page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
	await unfoldAll(page);
	await colours('light');
	note('shape', await unshaped(page));
	await page.setViewportSize({ width: 320, height: 640 });
	await page.evaluate(() => document.documentElement.setAttribute('data-size', 'a-plus-plus'));
	note('largest letters', await tooWide(page));
	await page.evaluate(() => document.documentElement.setAttribute('data-size', 'a'));
	const mirrored = await page.evaluate(() => document.documentElement.dir === 'rtl');
	for (const width of crossed ? [1280, 360, 320] : before || mirrored ? [320] : [1280, 320]) {
		await page.setViewportSize({ width, height: 640 });
		note(`${width} wide`, await tooWide(page));
		note(`${width} small`, await tooSmall(page));
		if (crossed)
			for (const theme of ['light', 'dark', 'contrast']) {
				await colours(theme);
				note(`${width} ${theme}`, await faults(page));
			}
	}
	if (crossed || mirrored) return found;
	note('light', await faults(page));
	if (before) return found;
	await colours('dark');
	note('dark', await faults(page, ofColour));
	return found;
};
