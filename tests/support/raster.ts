import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright-core';

/** A page as it is seen: how dark each pixel is, 0 for white to 255 for black, row by row. */
export type Raster = { width: number; height: number; dark: Uint8Array };

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Serves pdf.js, the fonts and a page with one canvas; nothing else. */
const serve = (files: Record<string, Uint8Array>) =>
	new Promise<http.Server>((resolve) => {
		const server = http.createServer((request, answer) => {
			const name = (request.url ?? '/').slice(1);
			const held = files[name];
			const script = /^build\/pdf(\.worker)?\.min\.mjs$/.test(name);
			answer.setHeader(
				'content-type',
				script ? 'text/javascript' : held ? 'application/octet-stream' : 'text/html'
			);
			answer.end(
				script ? readFileSync(path.join(folder, name)) : (held ?? '<!doctype html><canvas></canvas>')
			);
		});
		server.listen(0, '127.0.0.1', () => resolve(server));
	});

/** What runs inside the page is sent as text: the test's own compiler must not touch it. */
const script = `async ({ number, scale }) => {
	const pdfjs = await import('/build/pdf.min.mjs');
	pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.min.mjs';
	const file = await pdfjs.getDocument('/paper.pdf').promise;
	const page = await file.getPage(number);
	const viewport = page.getViewport({ scale });
	const canvas = document.querySelector('canvas');
	canvas.width = Math.ceil(viewport.width);
	canvas.height = Math.ceil(viewport.height);
	await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
	return read(canvas);
}`;
const read = `const read = (canvas) => {
	const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
	let dark = '';
	for (let at = 0; at < data.length; at += 4)
		dark += String.fromCharCode(data[at + 3] === 0 ? 0 : 255 - Math.round((data[at] + data[at + 1] + data[at + 2]) / 3));
	return { width: canvas.width, height: canvas.height, dark: btoa(dark) };
};`;
const drawn = `async ({ text, family, size, rtl, scale }) => {
	const face = new FontFace('tried', 'url(/' + family + ')');
	document.fonts.add(await face.load());
	const canvas = document.querySelector('canvas');
	canvas.width = Math.ceil(600 * scale);
	canvas.height = Math.ceil(size * 3 * scale);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.fillStyle = '#000';
	pen.direction = rtl ? 'rtl' : 'ltr';
	pen.font = size * scale + 'px tried';
	pen.fillText(text, rtl ? canvas.width - 10 : 10, size * 2 * scale);
	return read(canvas);
}`;

const run = async (
	browser: Browser,
	files: Record<string, Uint8Array>,
	code: string,
	what: unknown
): Promise<Raster> => {
	const server = await serve(files);
	const page = await browser.newPage();
	try {
		await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
		const seen = (await page.evaluate(
			`(() => { ${read} return (${code})(${JSON.stringify(what)}); })()`
		)) as {
			width: number;
			height: number;
			dark: string;
		};
		return { ...seen, dark: new Uint8Array(Buffer.from(seen.dark, 'base64')) };
	} finally {
		await page.close();
		server.close();
	}
};

/** A page of a PDF, drawn by pdf.js in Chromium. `scale` is pixels for a point. */
export const rasterOf = (browser: Browser, pdf: Uint8Array, number = 1, scale = 2): Promise<Raster> =>
	run(browser, { 'paper.pdf': pdf }, script, { number, scale });

/** The same text, shaped and drawn by Chromium itself with the same font. */
export const textByBrowser = (
	browser: Browser,
	font: Uint8Array,
	what: { text: string; size: number; rtl: boolean; scale: number }
): Promise<Raster> => run(browser, { font }, drawn, { ...what, family: 'font' });

/** All the ink between two rows: the sum of darkness, in whole black pixels. */
export const inkIn = ({ width, dark }: Raster, from: number, to: number): number => {
	let sum = 0;
	for (let at = Math.floor(from) * width; at < Math.min(dark.length, Math.ceil(to) * width); at += 1)
		sum += dark[at] ?? 0;
	return sum / 255;
};
