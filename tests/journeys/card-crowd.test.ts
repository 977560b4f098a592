import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyPeople } from '../people/many.js';
import { scene, type Scene } from '../people/scene.js';
import { startServer, type TestServer } from '../support/server.js';

const now = new Date('2026-04-02T09:00:00Z');
/** How many people there are, and how many cards are opened. `npm run bench:card` asks for more of both. */
const crowd = Number(process.env['FOREWORD_BENCH_PEOPLE'] ?? '20');
const opened = crowd > 1_000 ? 400 : 5;
let server: TestServer;
let ward: Scene;

beforeAll(async () => {
	server = await startServer({ now });
	ward = await scene(server, {
		...{ name: 'Ada Cole', birthDate: '1990-01-01', zone: 'Europe/London' },
		...{ pack: 'us-joint-commission-2009', arrived: now }
	});
});
afterAll(() => server?.stop());

/** The figures of so many measured times, in milliseconds. */
const figures = (times: readonly number[]): string => {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number): string =>
		(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
	return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms of ${times.length}`;
};

/** Opens a page and says how long it took to be answered whole. */
const timed = async (path: string, says: string): Promise<number> => {
	const headers = { accept: 'text/html', cookie: `foreword=${ward.kim.cookie}` };
	const from = performance.now();
	const { status, body } = await server.visit().send(path, { headers });
	const took = performance.now() - from;
	expect([status, body.includes(says)]).toEqual([200, true]);
	return took;
};

test('the card of each is answered, however many people there are', async () => {
	const people = await manyPeople(server, {
		...{ count: crowd, unit: ward.unitId, typist: ward.kim.accountId, at: now, sample: opened }
	});
	const card = (id: string): Promise<number> => timed(`/people/${id}/card`, 'one person at a time');
	const [bare, alone, together]: [number[], number[], number[]] = [[], [], []];
	for (const id of people) {
		bare.push(await timed('/healthz', ''));
		alone.push(await card(id));
	}
	for (let place = 0; place < people.length; place += 8)
		together.push(...(await Promise.all(people.slice(place, place + 8).map(card))));
	if (crowd > 1_000)
		console.log(
			[
				`${crowd} people, ten answers each; the card as its nurse opens it.`,
				`One after another: ${figures(alone)}.`,
				`Eight at once: ${figures(together)}.`,
				`A bare answer of the same server: ${figures(bare)}.`
			].join('\n')
		);
}, 600_000);
