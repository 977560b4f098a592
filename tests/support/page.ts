/** How people find things on a page: by the words they read. */

/** One line of text without the spaces that markup puts in. Marks that only steer direction are left out. */
export const plain = (text: string | null | undefined) =>
	(text ?? '')
		.replace(/[\u2066-\u2069\u200e\u200f]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

const HIDDEN = 'script, style, template, noscript:empty, [hidden], dialog:not([open])';
const BLOCKS =
	/^(address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|summary|table|td|th|tr|ul)$/;

const isFolded = (element: Element) => {
	const fold = element.parentElement;
	return fold?.tagName === 'DETAILS' && !fold.hasAttribute('open') && element.tagName !== 'SUMMARY';
};

const words = (node: Node): string => {
	if (node.nodeType === 3) return node.nodeValue ?? '';
	if (node.nodeType !== 1 || !('matches' in node)) return '';
	const element = node as Element;
	if (element.matches(HIDDEN) || isFolded(element)) return '';
	const inside = [...element.childNodes].map(words).join('');
	return BLOCKS.test(element.tagName.toLowerCase()) ? `\n${inside}\n` : inside;
};

/** What can be seen of an element, a line for each block. Folded details show their summary only. */
export const visibleText = (element: Element) =>
	words(element)
		.split('\n')
		.map(plain)
		.filter((line) => line !== '')
		.join('\n');

/** What an assistive technology would call an element. */
export const nameOf = (element: Element): string => {
	const by = element.getAttribute('aria-labelledby');
	const labels = by?.split(/\s+/).map((id) => element.ownerDocument.getElementById(id)?.textContent);
	return plain(labels?.join(' ') ?? element.getAttribute('aria-label') ?? element.textContent);
};

const HEADINGS =
	':scope > legend, :scope > h1, :scope > h2, :scope > h3, :scope > h4, :scope > summary, :scope > caption, :scope > header h2, :scope > header h3';

const isCalled = (element: Element, name: string) => {
	if (element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby'))
		if (nameOf(element) === name) return true;
	return [...element.querySelectorAll(HEADINGS)].some((heading) => nameOf(heading) === name);
};

/** The smallest part of the page that has this heading, legend or label. */
export const partCalled = (root: ParentNode, name: string): Element => {
	const parts = [
		...root.querySelectorAll('fieldset, section, article, form, details, li, table, div, nav, dialog')
	];
	const found = parts.filter((part) => isCalled(part, name));
	const smallest = found.find((part) => !found.some((other) => other !== part && part.contains(other)));
	if (smallest) return smallest;
	const known = [...root.querySelectorAll('legend, h1, h2, h3, h4, summary')].map(nameOf);
	throw new Error(`No part is called "${name}". There are: ${known.join(' | ')}`);
};

/** Exactly one element, whose name is the given one: a start of it counts when only one element begins so. */
export const oneCalled = <E extends Element>(elements: E[], name: string, kind: string): E => {
	const exact = elements.filter((element) => nameOf(element) === name);
	const found = exact.length > 0 ? exact : elements.filter((element) => nameOf(element).startsWith(name));
	const [first, ...others] = found;
	if (first && others.length === 0) return first;
	const known = elements.map((element) => `"${nameOf(element)}"`).join(' | ');
	throw new Error(`${first ? found.length : 'No'} ${kind} called "${name}". There are: ${known}`);
};
