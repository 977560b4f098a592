import { nameOf, oneCalled, plain } from './page.js';

const isControl = (
	element: Element | null
): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
	element !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

/** A label's own words: what it wraps of a control (options, typed text) and its hint are not part of them. */
const textOf = (node: Node): string => {
	if (node.nodeType === 3) return node.nodeValue ?? '';
	if (node.nodeType !== 1) return '';
	const element = node as Element;
	if (isControl(element) || element.classList.contains('hint')) return '';
	let text = '';
	for (let child = element.firstChild; child; child = child.nextSibling) text += textOf(child);
	return text;
};
export const wordsOf = (label: Element): string => plain(textOf(label));

/** The control that a label of these words belongs to. */
export const fieldCalled = (root: ParentNode, name: string) => {
	const labels = [...root.querySelectorAll('label')].map((label) => ({ name: wordsOf(label), label }));
	const named = [...root.querySelectorAll('[aria-label], [aria-labelledby]')].flatMap((element) =>
		isControl(element) ? [{ name: nameOf(element), control: element }] : []
	);
	// jsdom looks through the whole page for the control of a label, so that only the labels that fit are asked.
	const among = (fits: (name: string) => boolean) => [
		...labels.flatMap(({ name, label }) =>
			fits(name) && isControl(label.control) ? [{ name, control: label.control }] : []
		),
		...named.filter(({ name }) => fits(name))
	];
	const exact = among((one) => one === name);
	const found = exact.length > 0 ? exact : among((one) => one.startsWith(name));
	const controls = new Set(found.map(({ control }) => control));
	const [first] = controls;
	if (first && controls.size === 1) return first;
	const known = among(() => true)
		.map((field) => `"${field.name}"`)
		.join(' | ');
	throw new Error(`${first ? controls.size : 'No'} field called "${name}". There are: ${known}`);
};

/** The button a person would press. */
export const buttonCalled = (root: ParentNode, name: string) =>
	oneCalled([...root.querySelectorAll<HTMLButtonElement>('button')], name, 'button');

/** What a browser would send for a form when that button is pressed, in order. */
export const entriesOf = (form: HTMLFormElement, button: HTMLButtonElement): [string, string][] => {
	const entries: [string, string][] = [];
	for (const control of form.elements) {
		if (!isControl(control) || !control.name || control.matches(':disabled')) continue;
		if (control.tagName === 'SELECT' && 'selectedOptions' in control)
			for (const option of control.selectedOptions) entries.push([control.name, option.value]);
		else if ('checked' in control && /^(radio|checkbox)$/.test(control.type)) {
			if (control.checked) entries.push([control.name, control.value]);
		} else if (!/^(submit|button|reset|image|file)$/.test(control.type))
			entries.push([control.name, control.value.replace(/\r?\n/g, '\r\n')]);
	}
	if (button.name) entries.push([button.name, button.value]);
	return entries;
};
