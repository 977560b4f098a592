import { readFileSync } from 'node:fs';

/**
 * The words of one language. Read when the server starts, so that a missing one stops it then and not when the
 * page is needed.
 * @param {string} language
 */
const wordsIn = (language) => {
	const file = new URL(`../lib/locales/${language}/errors.json`, import.meta.url);
	const errors = JSON.parse(readFileSync(file, 'utf8'));
	const words = { title: errors.away, text: errors['what-now']?.away, again: errors.again };
	for (const [name, text] of Object.entries(words))
		if (typeof text !== 'string')
			throw new Error(`${file.pathname} has no words for the ${name} of the 503 page.`);
	return words;
};

/**
 * @param {string} language
 * @param {string} dir
 */
const block = (language, dir) => {
	const { title, text, again } = wordsIn(language);
	return `<section lang="${language}" dir="${dir}"><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></section>`;
};

const page = [
	'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
	`<meta name="color-scheme" content="light dark"><title>${wordsIn('en').title}</title></head><body><main>`,
	`${block('en', 'ltr')}<hr>${block('ar', 'rtl')}</main></body></html>`
].join('');

/**
 * Answers 503 with a page that needs neither the framework nor the database, in every language it has.
 * @param {import('node:http').ServerResponse} response whose head is not yet sent
 */
export const sendAway = (response) => {
	for (const name of response.getHeaderNames())
		if (name.startsWith('content-') || name === 'etag') response.removeHeader(name);
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.setHeader(
		'content-security-policy',
		"default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
	);
	response.setHeader('cache-control', 'no-store');
	response.setHeader('retry-after', '60');
	response.writeHead(503);
	response.end(page);
};
