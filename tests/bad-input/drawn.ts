import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encoded, wrongBodies, type Body, type Entries } from './bodies.js';
import type { Posting, Sender } from './ways.js';

/** How many posts are drawn: a few hundred with all tests, ten thousand with `npm run proof`. */
const posts = Number(process.env['FOREWORD_PROOF_POSTS'] ?? 300);
/** What would shut somebody out for the rest of the run. */
const endings = ['/leave', '?/everywhere', '?/discharge', '?/wrong-person'];

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

/** Posts drawn by lot, to a server that need not be the same afterwards. */
export const drawnPosts = (at: () => { sender: Sender; postings: readonly Posting[] }): void =>
	test(`${posts} posts drawn by lot: never a fault of ours, never markup of theirs, never a wait`, async () => {
		const { sender } = at();
		const postings = at().postings.filter(({ path }) => !endings.some((end) => path.endsWith(end)));
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
