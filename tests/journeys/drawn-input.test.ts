import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slipHash } from '../../src/lib/server/sign-in/slip.js';
import { builtRoutes } from '../access/router.js';
import { build, now } from '../access/world.js';
import { encoded, wrongBodies, type Body, type Entries } from '../bad-input/bodies.js';
import { postingsOf, senderTo, slip, type Posting, type Sender } from '../bad-input/ways.js';
import { plant } from '../markers/plant.js';
import { ensureBuild } from '../support/build.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

/** How many posts are drawn: a few hundred with all tests, ten thousand with `npm run proof`. */
const posts = Number(process.env['FOREWORD_PROOF_POSTS'] ?? 300);
/** What would shut somebody out for the rest of the run. */
const endings = ['/leave', '?/everywhere', '?/discharge', '?/wrong-person'];

let db: TestDatabase;
let server: TestServer;
let sender: Sender;
let postings: Posting[];

beforeAll(async () => {
	await ensureBuild('build');
	db = await freshDatabase();
	await build(db.superSql);
	await plant(db.superSql);
	await db.superSql`insert into sign_in.slip (code_hash, kind, name, made_at, expires_at)
		values (${slipHash(slip)}, 'staff', 'Noor', ${now}, ${new Date(now.getTime() + 86_400_000)})`;
	server = await startServer({ now, database: db });
	sender = senderTo(server.origin);
	const found = await postingsOf(
		sender,
		(await builtRoutes('build')).filter(({ id }) => id !== '/leave')
	);
	postings = found.filter(({ path }) => !endings.some((end) => path.endsWith(end)));
});
afterAll(async () => {
	await server.stop();
	await db.drop();
});

const markup = '<zqmark onload=zq()>';
const hostile = [
	...[markup, `"><script>zq()</script>`, `' or 1=1 --`, '{{7*7}}', '${7*7}', '=1+1', '../../etc/passwd'],
	...[
		'\r\nset-cookie: zq=1',
		'\u202ezq\u2066',
		'\u0001\u007f',
		'\ufeff',
		'0x',
		'-1',
		'NaN',
		'1e999',
		'2026-02-31'
	],
	...['2026-03-20T25:99', 'true', '[]', '{}', 'null', '🌿'.repeat(400), 'ﷺ', '٣٤', 'a'.repeat(25_000)]
];
const text = fc.oneof(
	fc.constantFrom(...hostile),
	fc.string({ unit: 'grapheme', maxLength: 90 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.uuid(),
	fc.integer().map(String)
);
const name = fc.oneof(
	fc.constantFrom(
		'text',
		'item-1',
		'item-1-id',
		'pick',
		'choice',
		'row-1',
		'note',
		'state',
		'key',
		'base',
		'audience'
	),
	fc.constantFrom(
		'also-1',
		'also-by',
		'rank-1',
		'rank-1-id',
		'date-day',
		'__proto__',
		'toString',
		'',
		' ',
		'[]'
	),
	fc.string({ maxLength: 12 })
);

/** Half a surrogate pair has no encoding: a browser sends U+FFFD. */
const sendable = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd');

type Drawn = { how: 'wrong' | 'fields' | 'own'; which: number; fields: [string, string][]; values: string[] };
const drawn: fc.Arbitrary<Drawn & { posting: number }> = fc.record({
	posting: fc.nat(),
	how: fc.constantFrom('wrong' as const, 'fields' as const, 'own' as const, 'own' as const),
	which: fc.nat(),
	fields: fc.array(fc.tuple(name, text), { maxLength: 8 }),
	values: fc.array(text, { minLength: 1, maxLength: 12 })
});

/** The page's own form with other values in it; or fields drawn; or what cannot be right. */
const bodyOf = ({ entries, wordsIn }: Posting, { how, which, fields, values }: Drawn): Body => {
	if (how === 'wrong') {
		const bodies = Object.values(wrongBodies(entries, wordsIn ?? entries[0]?.[0] ?? 'text'));
		return bodies[which % bodies.length] ?? encoded([]);
	}
	const own: Entries = entries.map(([field], at) => [field, sendable(values[at % values.length] ?? '')]);
	return encoded(how === 'own' ? own : fields.map(([field, value]) => [sendable(field), sendable(value)]));
};

test(`${posts} posts drawn by lot: never a fault of ours, never markup of theirs, never a wait`, async () => {
	await fc.assert(
		fc.asyncProperty(drawn, async (one) => {
			const posting = postings[one.posting % postings.length];
			if (!posting) return;
			const began = performance.now();
			const { status, body } = await sender.post(posting.who, posting.path, bodyOf(posting, one));
			// An earlier draw may have taken back what let them in.
			const shutOut =
				status === 404 && (await sender.post(posting.who, posting.path, encoded([]))).status === 404;
			if (shutOut) return;
			const said = `${posting.name} (${posting.who}) answers ${status}`;
			expect(status, said).toBeLessThan(500);
			if (one.how === 'wrong') expect([400, 413, 415, 422], said).toContain(status);
			expect(body.includes('<zqmark') || body.includes('<script>zq'), `${said} with markup`).toBe(false);
			expect(performance.now() - began, said).toBeLessThan(8_000);
		}),
		{ numRuns: posts, endOnFailure: false }
	);
}, 1_800_000);
