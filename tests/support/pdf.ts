import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Visitor } from './visitor.js';

/** What a visitor gets at an address, byte for byte. */
export const download = async (visitor: Visitor, path: string, form?: URLSearchParams) => {
	const answer = await fetch(visitor.origin + path, {
		redirect: 'manual',
		headers: {
			...visitor.cookies.header(),
			accept: 'text/html',
			'accept-language': visitor.language,
			...(form ? { origin: visitor.origin, 'content-type': 'application/x-www-form-urlencoded' } : {})
		},
		...(form ? { method: 'POST', body: form.toString() } : {})
	});
	return {
		status: answer.status,
		headers: answer.headers,
		bytes: new Uint8Array(await answer.arrayBuffer())
	};
};

/** What a reader program takes out of a file: its title, language, tags and text, page by page. */
export const readPdf = async (bytes: Uint8Array) => {
	const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
	const pages = await Promise.all(
		Array.from({ length: file.numPages }, async (_, at) => {
			const page = await file.getPage(at + 1);
			const { items } = await page.getTextContent();
			const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
			return { text, tags: await page.getStructTree() };
		})
	);
	const { info } = await file.getMetadata();
	const told: Record<string, unknown> = { ...info };
	return {
		title: told.Title,
		language: told.Language,
		told,
		preferences: await file.getViewerPreferences(),
		tagged: (await file.getMarkInfo())?.Marked === true,
		pages,
		text: pages.map(({ text }) => text).join('\n')
	};
};
