import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import errors from '../../src/lib/locales/en/errors.json' with { type: 'json' };
import { slipHash } from '../../src/lib/server/sign-in/slip.js';
import { builtRoutes } from '../access/router.js';
import { build, now } from '../access/world.js';
import { encoded, wrongBodies } from '../bad-input/bodies.js';
import { drawnPosts } from '../bad-input/drawn.js';
import { storedIn } from '../bad-input/stored.js';
import { postingsOf, senderTo, slip, type Posting, type Sender } from '../bad-input/ways.js';
import { plant } from '../markers/plant.js';
import { ensureBuild } from '../support/build.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { visibleText } from '../support/page.js';
import { documentOf } from '../support/parse.js';
import { startServer, type TestServer } from '../support/server.js';

let db: TestDatabase;
let server: TestServer;
let sender: Sender;
let postings: Posting[];

beforeAll(async () => {
	await ensureBuild('build');
	db = await freshDatabase();
	await build(db.superSql);
	// More on the pages means more forms.
	await plant(db.superSql);
	await db.superSql`insert into sign_in.slip (code_hash, kind, name, made_at, expires_at)
		values (${slipHash(slip)}, 'staff', 'Noor', ${now}, ${new Date(now.getTime() + 86_400_000)})`;
	server = await startServer({ now, database: db });
	sender = senderTo(server.origin);
	// Leaving reads nothing of what is sent with it: whoever must be gone is gone, whatever their browser sends.
	const routes = (await builtRoutes('build')).filter(({ id }) => id !== '/leave');
	postings = await postingsOf(sender, routes);
});
afterAll(async () => {
	await server.stop();
	await db.drop();
});

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The part of a page that says what was wrong: reading ten thousand lines of it each time takes minutes. */
const refusalIn = (html: string): string => /<[a-z]+[^>]* role="alert".*?<\/ul>/s.exec(html)?.[0] ?? '';

/** What a refusal says to do; a raw key of a locale file would be no words. */
const wordsOf = (status: number, html: string): string => {
	const document = documentOf(status === 422 ? refusalIn(html) : html);
	const where = document.querySelector(status === 422 ? '[role=alert] ul' : 'main');
	const said = where ? visibleText(where) : '';
	return /^[a-z-]+:[a-z.-]+$/m.test(said) ? '' : said;
};

const whatToDo: Record<number, string> = {
	400: errors['what-now']['not-understood'],
	413: errors['what-now']['too-large'],
	415: errors['what-now'].refused
};

/** Every form gets a fifth of the wrong bodies, the next form the next fifth; `npm run proof` sends all to all. */
const of = process.env['FOREWORD_PROOF_BODIES'] === 'all' ? 1 : 5;

const bodiesFor = ({ entries, wordsIn }: Posting, place: number) =>
	Object.entries(wrongBodies(entries, wordsIn ?? entries[0]?.[0] ?? 'text')).filter(
		(_, at) => at % of === place % of
	);

test('every way to post has been found, most with the form of its page', () => {
	expect(postings.length).toBeGreaterThan(25);
	const formless = postings.filter(({ onPage }) => !onPage).map(({ name }) => name);
	expect(formless.length, formless.join('\n')).toBeLessThan(postings.length / 3);
});

describe('what cannot be right', () => {
	test('is refused in words that say what to do, and changes nothing', async () => {
		const before = await storedIn(db.superSql);
		const wrong: string[] = [];
		for (const [place, posting] of postings.entries())
			for (const [what, body] of bodiesFor(posting, place)) {
				const { status, body: html } = await sender.post(posting.who, posting.path, body);
				const said = wordsOf(status, html);
				const fault = ![400, 413, 415, 422].includes(status)
					? `answers ${status}`
					: said.length < 20 || !said.includes(whatToDo[status] ?? '')
						? `answers ${status} and says "${said.slice(0, 80)}"`
						: '';
				if (fault) wrong.push(`${posting.name} (${posting.who}), ${what}: ${fault}`);
			}
		expect(wrong).toEqual([]);
		expect(await storedIn(db.superSql)).toEqual(before);
	}, 300_000);

	test('leaves what was typed in the page', async () => {
		const words = 'Words I do not want to type again';
		const lost: string[] = [];
		for (const { name, who, path, entries, wordsIn } of postings) {
			if (wordsIn === null) continue;
			const typed = [...entries.filter(([field]) => field !== wordsIn), [wordsIn, words]] as const;
			const { status, body } = await sender.post(who, path, encoded([...typed, ['no-such-field', 'x']]));
			const controls = [...documentOf(body).querySelectorAll<HTMLInputElement>('main input, main textarea')];
			const kept = controls.some((one) => one.type !== 'hidden' && one.value === words);
			if (status !== 422 || !kept) lost.push(`${name} (${who}): ${wordsIn}, ${status}`);
		}
		expect(lost).toEqual([]);
	});

	test('names something that is not there, or is no name at all', async () => {
		const faults: string[] = [];
		for (const { name, who, path, entries } of postings)
			for (const [at, [field, value]] of entries.entries()) {
				if (!isId(value) || field === 'key') continue;
				for (const other of ['no-such-id', randomUUID(), '0', "' or 1=1 --", '\u{1f33f}'.repeat(200)]) {
					const body = encoded(entries.map((one, place) => (place === at ? [field, other] : one)));
					const { status } = await sender.post(who, path, body);
					if (status >= 500) faults.push(`${name} (${who}), ${field}=${other.slice(0, 20)}: ${status}`);
				}
			}
		expect(faults).toEqual([]);
	});

	test('stands in an address', async () => {
		const faults: string[] = [];
		/** Several forms stand on one page, and what its address says is read before any of them: once is enough. */
		const opened = new Set<string>();
		for (const { who, path } of postings)
			for (const part of path.split('/').filter((one) => isId(one.split('?')[0] ?? '')))
				for (const other of [
					'no-such-id',
					randomUUID(),
					'%00',
					'%ED%A0%80',
					'%',
					'..%2f',
					'a'.repeat(5_000)
				]) {
					const address = path.replace(part.split('?')[0] ?? '', other);
					const page = `${who} ${address.split('?/')[0]}`;
					if (opened.has(page)) continue;
					opened.add(page);
					const answers = [await sender.post(who, address, encoded([])), await sender.open(who, address)];
					for (const { status } of answers)
						if (![400, 404, 414, 431].includes(status))
							faults.push(`${address.slice(0, 200)} (${who}): ${status}`);
				}
		expect([...new Set(faults)]).toEqual([]);
	});
});

// Last: what is drawn may be right, and then it is done.
drawnPosts(() => ({ sender, postings }));
