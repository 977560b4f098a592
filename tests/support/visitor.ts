import { Cookies } from './cookies.js';
import { buttonCalled, entriesOf, fieldCalled } from './fields.js';
import { ask, type Answer, type Ask } from './http.js';
import { oneCalled, partCalled, visibleText } from './page.js';
import { documentOf } from './parse.js';

const NAVIGATION = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' };

/** What a browser shows of several answers to one form is the one that leads on. */
const weight = ({ status }: Answer): number => (status === 303 ? 0 : status);

/**
 * Somebody at a browser without script: opens pages, finds fields by their labels, presses buttons, follows
 * redirects. Everything it knows it has from the wire.
 */
export class Visitor {
	readonly origin: string;
	readonly cookies = new Cookies();
	/** Sent as Accept-Language. */
	language = 'en';
	/** How often each form is sent at the same moment: a finger that presses again, a connection that repeats. */
	times = 1;
	/** Of the page now shown: its status, address, headers and raw markup. */
	status = 0;
	url = '';
	headers: Answer['headers'] = {};
	html = '';
	#document: Document | null = null;
	/** Files chosen in fields of the page now shown. */
	readonly #files = new WeakMap<Element, { bytes: Uint8Array; name: string }>();

	constructor(origin: string) {
		this.origin = origin;
	}

	/** The page now shown, parsed when it is first looked at: many are only passed through. */
	get document(): Document {
		this.#document ??= documentOf(this.html);
		return this.#document;
	}

	/** The path and query of the page now shown. */
	get path() {
		return this.url.slice(this.origin.length);
	}

	/** The markup of the page now shown without ids and nonces: those are drawn by lot, and may hold any few digits. */
	get lasting() {
		return this.html
			.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
			.replace(/nonce="[^"]*"/g, '');
	}

	/** What can be read in the main part of the page (of the whole body where there is none). */
	text() {
		return visibleText(this.document.querySelector('main') ?? this.document.body);
	}

	/** One raw request with this visitor's cookies; shows nothing and follows nothing. */
	async send(path: string, { headers, ...rest }: Ask = {}): Promise<Answer> {
		const answer = await ask(this.origin + path, {
			...rest,
			headers: { 'accept-language': this.language, ...this.cookies.header(), ...headers }
		});
		this.cookies.take(answer.headers);
		return answer;
	}

	/** Opens an address of this site. */
	open(path: string) {
		return this.#go(path, { headers: NAVIGATION });
	}

	/** Chooses a file in a field of the page now shown. */
	attach(label: string, bytes: Uint8Array, name = 'file') {
		const field = fieldCalled(this.document, label);
		if (!('type' in field) || field.type !== 'file') throw new Error(`"${label}" takes no file.`);
		this.#files.set(field, { bytes, name });
		return this;
	}

	fill(label: string, text: string, within?: string) {
		const field = fieldCalled(this.#part(within), label);
		if (field.tagName === 'SELECT') throw new Error(`"${label}" is a list: use choose(option, label).`);
		field.value = text;
		return this;
	}

	tick(label: string, within?: string) {
		return this.#check(label, true, within);
	}

	untick(label: string, within?: string) {
		return this.#check(label, false, within);
	}

	/** Picks a radio button by its label; `within` is the legend, or the label of a list whose option it is. */
	choose(label: string, within?: string) {
		const isList = (one: HTMLLabelElement): boolean =>
			one.textContent?.trim().startsWith(within ?? '') === true && one.control?.tagName === 'SELECT';
		if (!within || ![...this.document.querySelectorAll('label')].some(isList))
			return this.#check(label, true, within);
		const list = fieldCalled(this.document, within);
		oneCalled([...list.querySelectorAll('option')], label, 'option').selected = true;
		return this;
	}

	/** What a field holds now. */
	value(label: string, within?: string) {
		return fieldCalled(this.#part(within), label).value;
	}

	/** Whether a tick box or radio button is on. */
	isOn(label: string, within?: string) {
		const field = fieldCalled(this.#part(within), label);
		return 'checked' in field && field.checked;
	}

	/** Opens folded details, as a tap on their summary does: all of the page where none is named. */
	unfold(summary?: string) {
		const all = [...this.document.querySelectorAll('summary')];
		for (const one of summary === undefined ? all : [oneCalled(all, summary, 'summary')])
			one.parentElement?.setAttribute('open', '');
		return this;
	}

	/** Presses a button and sends its form. `within` is the heading, legend or label of the part it stands in. */
	async press(name: string, within?: string) {
		const button = buttonCalled(this.#part(within), name);
		const form = button.form;
		if (!form) throw new Error(`The button "${name}" belongs to no form.`);
		const target = button.getAttribute('formaction') ?? form.getAttribute('action') ?? this.path;
		const path = this.#within(new URL(target || this.path, this.url));
		if (form.enctype === 'multipart/form-data') return this.#go(path, await this.#withFiles(form, button));
		const entries = new URLSearchParams(entriesOf(form, button)).toString();
		if (form.method === 'get') return this.open(`${path.split('?')[0]}?${entries}`);
		const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin };
		return this.#go(path, { method: 'POST', body: entries, headers: { ...NAVIGATION, ...type } });
	}

	async follow(name: string, within?: string) {
		const links = [...this.#part(within).querySelectorAll<HTMLAnchorElement>('a[href]')];
		const href = oneCalled(links, name, 'link').getAttribute('href') ?? '';
		return this.open(this.#within(new URL(href, this.url)));
	}

	/** A form with files as a browser sends it; a field without one sends an empty one. */
	async #withFiles(form: HTMLFormElement, button: HTMLButtonElement): Promise<Ask> {
		const body = new FormData();
		for (const [name, value] of entriesOf(form, button)) body.append(name, value);
		for (const field of form.querySelectorAll<HTMLInputElement>('input[type=file]')) {
			const { bytes, name } = this.#files.get(field) ?? { bytes: new Uint8Array(), name: '' };
			body.append(field.name, new File([new Uint8Array(bytes)], name, { type: 'application/octet-stream' }));
		}
		const sent = new Response(body);
		const type = { 'content-type': sent.headers.get('content-type') ?? '', origin: this.origin };
		return {
			method: 'POST',
			body: new Uint8Array(await sent.arrayBuffer()),
			headers: { ...NAVIGATION, ...type }
		};
	}

	#part(name?: string): ParentNode {
		return name === undefined ? this.document : partCalled(this.document, name);
	}

	#check(label: string, on: boolean, within?: string) {
		const field = fieldCalled(this.#part(within), label);
		if (!('checked' in field)) throw new Error(`"${label}" cannot be ticked.`);
		field.checked = on;
		return this;
	}

	#within(url: URL) {
		if (url.origin !== this.origin) throw new Error(`The page leads away, to ${url.origin}.`);
		return url.pathname + url.search;
	}

	/** Sends the form as often as `times` says, all at once. A fault in any of the answers is a fault. */
	async #sendOften(path: string, request: Ask): Promise<Answer> {
		const answers = await Promise.all(Array.from({ length: this.times }, () => this.send(path, request)));
		const [first] = answers.toSorted((one, other) => weight(one) - weight(other));
		const broken = answers.find(({ status }) => status >= 500);
		if (this.times > 1 && broken) throw new Error(`${path}, sent ${this.times} times, gave ${broken.status}`);
		if (first === undefined) throw new Error('a form is sent at least once');
		return first;
	}

	async #go(path: string, request: Ask) {
		let where = path;
		let answer = await (request.method === 'POST'
			? this.#sendOften(where, request)
			: this.send(where, request));
		for (let hops = 0; [301, 302, 303, 307, 308].includes(answer.status); hops++) {
			if (hops === 10) throw new Error(`${path} leads round in a circle.`);
			where = this.#within(new URL(answer.headers.location ?? '', this.origin + where));
			answer = await this.send(where, { headers: NAVIGATION });
		}
		this.status = answer.status;
		this.headers = answer.headers;
		this.html = answer.body;
		this.url = this.origin + where;
		this.#document = null;
		return this;
	}
}

/** All that can be read on the page now shown, once every fold is opened. */
export const shown = (visitor: Visitor): string => visitor.unfold().text();
