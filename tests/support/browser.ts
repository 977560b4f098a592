import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import type { Visitor } from './visitor.js';

const INSTALLED = [
	...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
		(name) => `/usr/bin/${name}`
	),
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** Without these Chromium looks for hosts of its maker at every start. */
const QUIET = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
	...['--disable-background-networking', '--disable-component-update', '--disable-sync']
];

/** CHROMIUM, else an installed Chromium or Chrome, else the one that comes as an npm package. */
const find = async () => {
	const named = process.env.CHROMIUM;
	if (named) return { executablePath: named, args: QUIET };
	const installed = INSTALLED.find((path) => existsSync(path));
	if (installed) return { executablePath: installed, args: QUIET };
	const packed = (await import('@sparticuz/chromium')).default;
	return { executablePath: await packed.executablePath(), args: [...QUIET, ...packed.args] };
};

/**
 * Starts Chromium with a new, empty profile.
 * @param keepPages leaves the back/forward cache on, which Playwright switches off
 */
export const launchBrowser = async ({ keepPages = false } = {}): Promise<Browser> =>
	chromium.launch({
		...(await find()),
		...(keepPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {})
	});

/** A browser that keeps its folder, as one on a phone does. */
export const launchProfile = async (folder: string, baseURL: string): Promise<BrowserContext> =>
	chromium.launchPersistentContext(folder, {
		...(await find()),
		baseURL,
		ignoreDefaultArgs: ['--disable-back-forward-cache']
	});

/** A browser window in which that visitor is signed in. */
export const windowOf = async (
	browser: Browser,
	visitor: Visitor,
	options: Parameters<Browser['newContext']>[0] = {}
) => {
	const window = await browser.newContext({ baseURL: visitor.origin, ...options });
	await window.addCookies(visitor.cookies.list().map((cookie) => ({ ...cookie, url: visitor.origin })));
	return window;
};
