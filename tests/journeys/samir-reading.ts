import { partCalled, visibleText } from '../support/page.js';
import type { Visitor } from '../support/visitor.js';

/** The lines of a part of the card, in order, each with what is noted beside it. */
export const linesIn = (visitor: Visitor, title: string): string[] =>
	[...partCalled(visitor.document, title).querySelectorAll('li')].map((line) => visibleText(line));

/** Each place on the card where a text stands alone: its element, its direction, and the language around it. */
export const isolated = (visitor: Visitor, text: string) =>
	[...visitor.document.querySelectorAll('article.card bdi')]
		.filter((one) => one.textContent === text)
		.map((one) => ({
			by: one.localName,
			dir: one.getAttribute('dir'),
			within: one.closest('[lang]')?.getAttribute('lang')
		}));
