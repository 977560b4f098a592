// Draws the pictures beside what can be picked, from the line drawings of the npm package `openmoji`:
//   npm pack openmoji@17.0.0 && tar xzf openmoji-17.0.0.tgz && node tests/support/pictures.js package
// One file for each question, one symbol for each option. How lines are drawn comes from the page (`.picture` in
// app.css), so that they have the colour of the letters beside them. Only what
// src/lib/server/questions/pictures.json names is taken, since the whole package is 43 MB.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';

const [from = 'package'] = process.argv.slice(2);
const to = join('static', 'pictures');
/** @type {Record<string, string>} */
const usual = { 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
const dropped = ['id', 'style', 'stroke-miterlimit', 'stroke', 'fill'];

/**
 * Attributes as they hold for an element, what its groups say included.
 * @param {Element} element
 * @returns {Record<string, string>}
 */
const inherited = (element) => {
	const own = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
	return element.parentElement?.localName === 'g' ? { ...inherited(element.parentElement), ...own } : own;
};

/** @param {Element} element */
const drawn = (element) => {
	const all = inherited(element);
	const lined = all.stroke && all.stroke !== 'none';
	const filled = all.fill !== 'none' && (all.fill !== undefined || !lined);
	const kept = Object.entries(all)
		.filter(([name, value]) => !dropped.includes(name) && usual[name] !== value)
		.map(([name, value]) => ` ${name}="${value.replace(/\s+/g, ' ')}"`);
	const paint = filled ? ` fill="currentColor"${lined ? '' : ' stroke="none"'}` : '';
	return `<${element.localName}${kept.join('')}${paint}/>`;
};

/**
 * @param {string} id
 * @param {string} code
 */
const symbol = (id, code) => {
	const text = readFileSync(join(from, 'black', 'svg', `${code}.svg`), 'utf8');
	const page = new JSDOM(text, { contentType: 'image/svg+xml' }).window.document;
	const parts = [...page.querySelectorAll('path, circle, ellipse, line, polyline, polygon, rect')];
	return `<symbol id="${id}" viewBox="0 0 72 72">${parts.map(drawn).join('')}</symbol>`;
};

mkdirSync(to, { recursive: true });
/** @type {Record<string, Record<string, Record<string, string>>>} */
const all = JSON.parse(readFileSync('src/lib/server/questions/pictures.json', 'utf8'));
for (const [set, questions] of Object.entries(all))
	for (const [question, options] of Object.entries(questions)) {
		const symbols = Object.entries(options).map(([option, code]) => symbol(option, code));
		const head = '<svg xmlns="http://www.w3.org/2000/svg">';
		writeFileSync(join(to, `${set}.${question}.svg`), `${head}\n${symbols.join('\n')}\n</svg>\n`);
	}
