import type { EventEmitter } from 'node:events';
import { watch, type Watched } from '../access/pulse';

/** What a page shows now, to be sent as it is; null when whoever watches may no longer see it. */
export type Draw = () => Promise<object | null>;

/** Why a stream ended, or stands still: `elsewhere` is another window of the same browser. */
type Word = 'ended' | 'away' | 'elsewhere' | 'leaving';

/** Drawn again at least this often, written about or not: the clock goes on, and a right may have ended. */
const heartbeat = 10_000;
/** While the database is away it is asked again so soon. */
const soon = 1_000;
/** The most streams of one server. */
const most = 500;
/** So many are drawn at once: what else is asked of the database goes on. */
const atOnce = 4;
/** Words that nobody has taken yet: whoever is so far behind has gone. */
const behind = 32;

type Stream = { readonly end: (word: Word) => void };

/** One for each browser, by its session. */
const open = new Map<string, Stream>();
let drawing = 0;
const queue: (() => void)[] = [];

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
	if (drawing >= atOnce) await new Promise<void>((go) => queue.push(go));
	drawing += 1;
	try {
		return await work();
	} finally {
		drawing -= 1;
		queue.shift()?.();
	}
};

// A server that leaves waits for nobody who watches: their pages come back by themselves.
const events: EventEmitter = process;
events.on('foreword:leaving', () => {
	for (const { end } of [...open.values()]) end('leaving');
});

const letters = new TextEncoder();

const run = (controller: ReadableStreamDefaultController<Uint8Array>, about: Watched, draw: Draw) => {
	let [drawn, busy, missed, over] = ['', false, false, false];

	const say = (text: string): void => controller.enqueue(letters.encode(text));
	const tell = (event: string, data: string): void => say(`event: ${event}\ndata: ${data}\n\n`);

	const stop = (): void => {
		over = true;
		clearInterval(timer);
		unwatch();
	};
	const end = (word: Word): void => {
		if (over) return;
		stop();
		tell(word, '{}');
		controller.close();
	};

	const once = async (): Promise<void> => {
		const view = await inTurn(draw).catch((fault: unknown) => {
			// The database is away: it is drawn again soon.
			if (fault instanceof Object && 'status' in fault && fault.status === 503) return 'away' as const;
			console.error(fault instanceof Error ? `a stream ended: ${fault.name}` : 'a stream ended');
			return null;
		});
		if (over) return;
		if (view === null) end('ended');
		else if (view === 'away') {
			if (drawn !== view) tell('away', '{}');
			drawn = view;
			setTimeout(() => void show(), soon).unref();
		} else {
			const said = JSON.stringify(view);
			if (said === drawn) say(': still here\n\n');
			else tell('clocks', said);
			drawn = said;
		}
	};

	const show = async (): Promise<void> => {
		if (over) return;
		if (busy) {
			missed = true;
			return;
		}
		busy = true;
		do {
			missed = false;
			await once();
		} while (missed && !over);
		busy = false;
	};

	const timer = setInterval(() => {
		if ((controller.desiredSize ?? 0) < -behind) end('leaving');
		else void show();
	}, heartbeat);
	timer.unref();
	const unwatch = watch(about, () => void show());
	say('retry: 2000\n\n');
	void show();
	return { end, stop };
};

/**
 * An answer that goes on: what `draw` gives, again whenever something is written about what is watched and at each
 * heartbeat, and only where it is not what was sent before. It ends when `draw` gives null, when the same browser opens
 * another, when the page is closed, and when the server leaves.
 * @param session whose browser it is
 */
export const stream = (session: string, about: Watched, draw: Draw): Response => {
	open.get(session)?.end('elsewhere');
	if (open.size >= most) return new Response(null, { status: 429, headers: { 'retry-after': '60' } });
	let mine: (Stream & { readonly stop: () => void }) | null = null;
	const forget = (): void => {
		if (mine !== null && open.get(session) === mine) open.delete(session);
	};
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => {
			const running = run(controller, about, draw);
			mine = {
				stop: running.stop,
				end: (word) => {
					forget();
					running.end(word);
				}
			};
			open.set(session, mine);
		},
		cancel: () => {
			mine?.stop();
			forget();
		}
	});
	// Not to be kept, changed or held back by anything between here and the page.
	const headers = {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-store, no-transform',
		'x-accel-buffering': 'no'
	};
	return new Response(body, { headers });
};

/** Whether somebody asks for an answer that goes on; else the same is given once. */
export const asksForStream = (request: Request): boolean =>
	(request.headers.get('accept') ?? '').includes('text/event-stream');
