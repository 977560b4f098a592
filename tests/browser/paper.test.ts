import jsQR from 'jsqr';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walletPaper } from '../../src/lib/server/care/wallet/paper-view.js';
import { lettersOf, type Family } from '../../src/lib/server/paper/fonts.js';
import { layOut } from '../../src/lib/server/paper/layout.js';
import type { Block, Paper } from '../../src/lib/server/paper/paper.js';
import { pdfOf } from '../../src/lib/server/paper/pdf.js';
import { wordsFor } from '../../src/lib/server/words/index.js';
import { launchBrowser } from '../support/browser.js';
import { inkIn, rasterOf, textByBrowser, type Raster } from '../support/raster.js';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
	...{ title: 'x', language: 'en', footer: '', size: 'a4', blocks },
	...more
});

const lines: [script: string, family: Family, text: string][] = [
	['Latin', 'sans', 'Please do not hold my arms from behind. Zażółć gęślą jaźń, Việt Nam.'],
	['Greek', 'sans', 'Παρακαλώ μη με αγγίζετε χωρίς να με ρωτήσετε'],
	['Cyrillic', 'sans', 'Пожалуйста, не трогайте меня сзади. Ґанок, їжак.'],
	['Arabic', 'arabic', 'من فضلك لا تلمسني من الخلف بدون سؤال'],
	['Arabic with vowel marks', 'arabic', 'السَّلامُ عَلَيْكُمْ وَرَحْمَةُ اللهِ'],
	['Arabic with brackets and digits', 'arabic', 'اتصل على أختي (جوي) 0612345678 الآن'],
	['Devanagari', 'devanagari', 'कृपया मुझे पीछे से न छुएँ। क्षत्रिय श्रीमती किताब']
];

test.each(lines)(
	'%s on the page has the ink that the browser gives the same words',
	async (_, family, text) => {
		const scale = 3;
		const paper = paperOf([{ kind: 'text', text }]);
		const [mark] = layOut(paper).pages.flat();
		if (!mark || !('line' in mark.what)) throw new Error('no line');
		const page = await rasterOf(browser, await pdfOf(paper), 1, scale);
		const ours = inkIn(page, 0, page.height);
		const { bytes } = lettersOf(family, 'regular');
		const what = { text, size: mark.what.line.letters, rtl: family === 'arabic', scale };
		const theirs = await textByBrowser(browser, bytes, what);
		const wanted = inkIn(theirs, 0, theirs.height);
		expect(wanted).toBeGreaterThan(500);
		expect(ours / wanted).toBeGreaterThan(0.9);
		expect(ours / wanted).toBeLessThan(1.1);
		const [inked, seen] = [columnsOf(page), columnsOf(theirs)];
		// As wide as there, within two hundredths.
		expect(Math.abs(inked / seen - 1)).toBeLessThan(0.02);
	}
);

/** From the first dark column to the last. */
const columnsOf = ({ width, dark }: Raster) => {
	const inked = new Set<number>();
	for (const [at, value] of dark.entries()) if (value > 100) inked.add(at % width);
	return Math.max(...inked) - Math.min(...inked);
};

test('every line of a page has ink where it stands, boxes for unknown letters too', async () => {
	const scale = 2;
	const paper = paperOf([
		{ kind: 'heading', level: 1, text: 'My card' },
		...lines.map(([, , text]): Block => ({ kind: 'text', text, tone: 'avoid' })),
		{ kind: 'text', text: '日本語 😀 ไทย' },
		{ kind: 'facts', rows: [{ term: 'Name', text: 'Tahlia' }] }
	]);
	const page = await rasterOf(browser, await pdfOf(paper), 1, scale);
	for (const mark of layOut(paper).pages.flat()) {
		if (!('line' in mark.what)) continue;
		const { width, letters } = mark.what.line;
		const ink = inkIn(page, mark.top * scale, (mark.top + mark.height) * scale);
		// Letters fill more than a twentieth of the room they take.
		expect(ink).toBeGreaterThan((width * letters * scale * scale) / 20);
	}
});

test.each(['wallet', 'a4'] as const)(
	'the QR code of a wallet card is read from the page (%s)',
	async (size) => {
		const words = wordsFor('en');
		const said = { words, code: 'K7WQ-M3TP', origin: 'https://foreword.example.org', name: 'Tahlia' };
		const paper = walletPaper({
			...said,
			until: '2 May 2026',
			crisis: false,
			signed: false,
			large: false,
			size
		});
		const bytes = await pdfOf(paper);
		const last = layOut(paper).pages.length;
		const { width, height, dark } = await rasterOf(browser, bytes, last, 3);
		const pixels = new Uint8ClampedArray(width * height * 4);
		for (const [at, value] of dark.entries())
			pixels.set([255 - value, 255 - value, 255 - value, 255], at * 4);
		expect(jsQR(pixels, width, height)?.data).toBe('https://foreword.example.org/wallet#K7WQ-M3TP');
		expect(last).toBeLessThanOrEqual(2);
	}
);
