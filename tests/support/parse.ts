import { JSDOM } from 'jsdom';

/** One window for each page takes a third of the time again; one for many keeps every page of them, for good. */
const PAGES = 8;

const parserOfANewWindow = (): DOMParser => {
	const { DOMParser } = new JSDOM('').window;
	return new DOMParser();
};
let parser = parserOfANewWindow();
let parsed = 0;

/**
 * The page that this markup makes. A window of jsdom keeps hold of each element with an id that was parsed by it: one
 * for a whole run filled its worker's memory, and much of its time went into looking through that. So it is left behind
 * after a few. Their addresses are read with `getAttribute`, since a page parsed so has none of its own.
 */
export const documentOf = (html: string): Document => {
	if (++parsed % PAGES === 0) parser = parserOfANewWindow();
	return parser.parseFromString(html, 'text/html');
};
