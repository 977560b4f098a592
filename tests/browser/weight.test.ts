import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sets } from '../../src/lib/server/questions/sets';
import { livedIn, type LivedIn } from './lived-in';

let place: LivedIn;

beforeAll(async () => {
	place = await livedIn();
});
afterAll(() => place?.stop());

/** One answer over a connection of its own: every byte that came, headers included, and the body unpacked. */
const fetched = (
	path: string,
	headers: Record<string, string>
): Promise<{ bytes: number; body: string; status: number }> =>
	new Promise((resolve, reject) => {
		const asked = request(
			new URL(path, place.server.origin),
			{ agent: false, headers: { ...headers, 'accept-encoding': 'gzip', connection: 'close' } },
			(answer) => {
				const parts: Buffer[] = [];
				const { socket } = answer;
				answer.on('data', (part: Buffer) => parts.push(part));
				answer.on('end', () => {
					const packed = Buffer.concat(parts);
					const body = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed;
					resolve({ bytes: socket.bytesRead, body: body.toString(), status: answer.statusCode ?? 0 });
				});
			}
		);
		asked.once('error', reject).end();
	});

/** What a page with everything it asks for weighs, cold: without its scripts, and with them. */
const weigh = async (
	who: string,
	path: string,
	language: string,
	words = ''
): Promise<{ plain: number; whole: number }> => {
	const visitor = await place.house.as(who);
	// The first of a name is the one that is read: the visitor brings a reading of their own from signing in.
	const cookie = `foreword_reading=${language}.a.light..${words}; ${visitor.cookies.header().cookie ?? ''}`;
	const page = await fetched(path, { accept: 'text/html', cookie });
	expect([path, page.status]).toEqual([path, 200]);
	expect(page.body).toContain(`lang="${language}"`);
	let plain = page.bytes;
	let whole = page.bytes;
	const links = page.body.matchAll(/<(?:link|script|img|use)[^>]*?(?:href|src)="([^"#]+)/g);
	for (const address of new Set([...links].map(([, one = '']) => one))) {
		const { bytes, status } = await fetched(address, { cookie });
		expect([address, status]).toEqual([address, 200]);
		whole += bytes;
		if (!address.endsWith('.js')) plain += bytes;
	}
	return { plain, whole };
};

describe.each(['en', 'ar'])(
	'in %s, at most 14 kB without script and 30 kB with, compressed, everything included:',
	(language) => {
		const light = async (who: string, path: string): Promise<void> => {
			const { plain, whole } = await weigh(who, path, language);
			expect([path, plain <= 14_000, whole <= 30_000, plain, whole]).toEqual([
				path,
				true,
				true,
				plain,
				whole
			]);
			expect(whole).toBeGreaterThanOrEqual(plain);
			expect(plain).toBeGreaterThan(3_000);
		};

		test('home, as the person and as staff', async () => {
			await light('Tahlia Reed', place.story.home());
			await light('Kim Tran', place.story.home());
		});

		test('the card, as the person and as staff', async () => {
			await light('Tahlia Reed', `${place.story.home()}/card`);
			await light('Kim Tran', `${place.story.home()}/card`);
		});

		test('the list of questions, and every question of it', async () => {
			const list = `${place.story.home()}/about-me`;
			await light('Tahlia Reed', list);
			const set = sets.get('about-me');
			for (const { id } of set?.questions ?? []) {
				const visitor = await place.house.as('Tahlia Reed');
				const { status } = await visitor.send(`${list}/${id}`, { headers: { accept: 'text/html' } });
				if (status === 200) await light('Tahlia Reed', `${list}/${id}`);
			}
		});

		test('with short words, the question that has most pictures: 8 kB more for them', async () => {
			const path = `${place.story.home()}/about-me/helps`;
			const ordinary = await weigh('Tahlia Reed', path, language);
			const { plain } = await weigh('Tahlia Reed', path, language, 'short');
			expect(plain).toBeGreaterThan(ordinary.plain + 2_000);
			expect(plain).toBeLessThanOrEqual(14_000 + 8_000);
		});
	}
);
