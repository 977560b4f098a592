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

const words = (node: Node, hidden: ReadonlySet<Node>): string => {
	if (node.nodeType === 3) return node.nodeValue ?? '';
	if (node.nodeType !== 1 || !('matches' in node)) return '';
	const element = node as Element;
	if (hidden.has(element) || isFolded(element)) return '';
	let inside = '';
	for (let child = element.firstChild; child; child = child.nextSibling) inside += words(child, hidden);
	return BLOCKS.test(element.tagName.toLowerCase()) ? `\n${inside}\n` : inside;
};

/** What can be seen of an element, a line for each block. Folded details show their summary only. */
export const visibleText = (element: Element) =>
	words(element, new Set(element.matches(HIDDEN) ? [element] : element.querySelectorAll(HIDDEN)))
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

const PARTS = 'fieldset, section, article, form, details, li, table, div, nav, dialog';

/** The parts that a heading is of: what it stands in, and what the header it stands in is of. */
const headedBy = (heading: Element): (Element | null | undefined)[] => {
	const header = /^H[23]$/.test(heading.tagName) ? heading.closest('header') : null;
	return [heading.parentElement, header?.parentElement];
};

/** The smallest part of the page that has this heading, legend or label. */
export const partCalled = (root: ParentNode, name: string): Element => {
	// From the few that are called so to their parts: asking every part what it is called takes seconds of a long page.
	const headings = [...root.querySelectorAll('legend, h1, h2, h3, h4, summary, caption')];
	const headed = headings.filter((heading) => nameOf(heading) === name).flatMap(headedBy);
	const labelled = [...root.querySelectorAll('[aria-label], [aria-labelledby]')].filter(
		(element) => nameOf(element) === name
	);
	const found = [...new Set([...headed, ...labelled])].filter(
		(part) =>
			part !== null && part !== undefined && part !== root && part.matches(PARTS) && root.contains(part)
	) as Element[];
	const [smallest] = found
		.filter((part) => !found.some((other) => other !== part && part.contains(other)))
		.toSorted((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
	if (smallest) return smallest;
	const known = headings.map(nameOf);
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
