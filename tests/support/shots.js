// Takes pictures of pages so that people can look at them: each path at 320 and 1280 pixels, light, dark, strong
// contrast and right-to-left. Start a demo first, then for instance:
//   node tests/support/shots.js http://localhost:3000 --as Tahlia /help-now /reading
// `--as` presses that person's button on /personas. Prints the folder the pictures went to.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' } } });
const [origin = 'http://localhost:3000', ...asked] = positionals;
const paths = asked.length > 0 ? asked : ['/'];
const folder = mkdtempSync(join(tmpdir(), 'foreword-shots-'));

const looks = [
	{ name: 'light', cookie: 'en.a.light.' },
	{ name: 'dark', cookie: 'en.a.dark.' },
	{ name: 'contrast', cookie: 'en.a.contrast.' },
	{ name: 'rtl', cookie: 'ar.a.light.' },
	{ name: 'largest', cookie: 'en.a-plus-plus.light.' }
];

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? installed,
	args: ['--no-sandbox']
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
if (values.as) {
	await page.goto(`${origin}/personas`);
	await page.getByRole('button', { name: values.as }).first().click();
	await page.waitForLoadState();
}

let told = 0;
for (const path of paths)
	for (const look of looks) {
		await context.addCookies([{ name: 'foreword_reading', value: look.cookie, url: origin }]);
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(origin + path);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (wide > 0) console.log(`${path} ${look.name} ${width}: ${wide} px too wide`);
			const name = `${path.replace(/\W+/g, '-').replace(/^-/, '') || 'home'}-${look.name}-${width}.png`;
			await page.screenshot({ path: join(folder, name), fullPage: true });
			told += 1;
		}
	}
await browser.close();
console.log(`${told} pictures in ${folder}`);
