import type { IncomingHttpHeaders } from 'node:http';

/** The cookies of one browser on one host. Ends of cookies in the future are not watched: tests set the clock. */
export class Cookies {
	readonly #values = new Map<string, string>();

	/** Takes Set-Cookie and Clear-Site-Data from an answer. */
	take(headers: IncomingHttpHeaders) {
		if (/"(cookies|\*)"/.test(String(headers['clear-site-data'] ?? ''))) this.#values.clear();
		for (const line of headers['set-cookie'] ?? []) {
			const [pair = '', ...rest] = line.split(/;\s*/);
			const name = pair.slice(0, pair.indexOf('='));
			const over = rest.some((part) => /^max-age=(0|-\d+)$/i.test(part) || /^expires=.*1970/i.test(part));
			if (over) this.#values.delete(name);
			else this.#values.set(name, pair.slice(name.length + 1));
		}
	}

	/** The Cookie header, absent when there is none. */
	header(): { cookie?: string } {
		const pairs = this.list().map(({ name, value }) => `${name}=${value}`);
		return pairs.length > 0 ? { cookie: pairs.join('; ') } : {};
	}

	list() {
		return [...this.#values].map(([name, value]) => ({ name, value }));
	}

	get(name: string) {
		return this.#values.get(name);
	}

	set(name: string, value: string) {
		this.#values.set(name, value);
	}

	clear() {
		this.#values.clear();
	}
}
