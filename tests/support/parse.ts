import { JSDOM } from 'jsdom';

const { DOMParser } = new JSDOM('').window;

/**
 * The page that this markup makes. One window parses all of them: one for each page takes a third of the time again.
 * Their addresses are read with `getAttribute`, since a page parsed so has none of its own.
 */
export const documentOf = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
