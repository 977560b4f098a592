import { request } from 'node:http';

/** What a stream said, and when it came. */
export type Heard = { readonly event: string; readonly data: string; readonly at: number };

/** A page that listens: every event of one stream, as it comes over a connection of its own. */
export class Listener {
	readonly heard: Heard[] = [];
	status = 0;
	type = '';
	/** The connection is over, from either side. */
	ended = false;
	#rest = '';
	#close: () => void = () => undefined;

	/** Opens a stream and waits until it is answered. */
	static async open(address: string, cookie: string): Promise<Listener> {
		const listener = new Listener();
		const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip, br', cookie };
		await new Promise<void>((resolve, reject) => {
			const asked = request(address, { agent: false, headers }, (answer) => {
				listener.status = answer.statusCode ?? 0;
				listener.type = String(answer.headers['content-type'] ?? '');
				answer.setEncoding('utf8');
				answer.on('data', (text: string) => listener.#take(text));
				answer.on('close', () => (listener.ended = true));
				resolve();
			});
			listener.#close = () => asked.destroy();
			asked.once('error', reject).end();
		});
		return listener;
	}

	close(): void {
		this.#close();
	}

	/** Waits for the next event of this name that comes after `since`. */
	async next(event: string, since: number, most = 15_000): Promise<Heard> {
		const until = performance.now() + most;
		for (;;) {
			const found = this.heard.find((one) => one.event === event && one.at >= since);
			if (found !== undefined) return found;
			if (performance.now() > until)
				throw new Error(`no "${event}", but ${this.heard.map((one) => one.event).join(' ')}`);
			await new Promise((go) => setTimeout(go, 10));
		}
	}

	#take(text: string): void {
		const parts = (this.#rest + text).split('\n\n');
		this.#rest = parts.pop() ?? '';
		for (const part of parts) {
			const event = /^event: (.*)$/m.exec(part)?.[1];
			if (event === undefined) continue;
			this.heard.push({ event, data: /^data: (.*)$/m.exec(part)?.[1] ?? '', at: performance.now() });
		}
	}
}
