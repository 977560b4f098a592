import { nameOf, oneCalled, plain } from './page.js';

const isControl = (
	element: Element | null
): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
	element !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

/** A label's own words: what it wraps of a control (options, typed text) is not part of them. */
const wordsOf = (label: Element) => {
	const copy = label.cloneNode(true);
	if ('querySelectorAll' in copy)
		for (const inner of (copy as Element).querySelectorAll('select, textarea, input, .hint')) inner.remove();
	return plain(copy.textContent);
};

/** The control that a label of these words belongs to. */
export const fieldCalled = (root: ParentNode, name: string) => {
	const labelled = [...root.querySelectorAll('label')].flatMap((label) =>
		isControl(label.control) ? [{ name: wordsOf(label), control: label.control }] : []
	);
	const named = [...root.querySelectorAll('[aria-label], [aria-labelledby]')].flatMap((element) =>
		isControl(element) ? [{ name: nameOf(element), control: element }] : []
	);
	const all = [...labelled, ...named];
	const exact = all.filter((field) => field.name === name);
	const found = exact.length > 0 ? exact : all.filter((field) => field.name.startsWith(name));
	const controls = new Set(found.map(({ control }) => control));
	const [first] = controls;
	if (first && controls.size === 1) return first;
	const known = all.map((field) => `"${field.name}"`).join(' | ');
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
