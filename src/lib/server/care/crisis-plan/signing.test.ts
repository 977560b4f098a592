import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesIn, type Said, type Version } from './crisis-plan';
import { noon, spoke, voice, wrote } from './crisis-plan.example';
import { covered, lastSigned, textHash, textOf, type Signed } from './signing';

const voices = [voice('ahmed'), voice('ade')];
const read = (versions: readonly Version[], said: readonly Said[] = []) =>
	textOf(linesIn(versions), voices, said) ?? [];
const signedOn = (versions: readonly Version[], said: readonly Said[] = []): Signed => ({
	id: 's',
	voice: null,
	name: 'Sam',
	how: 'here',
	typist: null,
	at: noon,
	waits: false,
	lines: new Map(read(versions, said).map(({ wording, hash }) => [wording.id, hash]))
});

describe('a signature', () => {
	const before = [wrote('1'), wrote('b', [], { line: 'b' })];

	test('is under the words shown, and says which changed since', () => {
		expect(covered(signedOn(before), read(before))).toEqual({ covers: 'all', changed: 0 });
		const after = [...before, wrote('2', ['1'])];
		expect(covered(signedOn(before), read(after))).toEqual({ covers: 'some', changed: 1 });
	});

	test('is not under what a voice said afterwards', () => {
		const said = [spoke('ahmed', '1', 'agree')];
		expect(covered(signedOn(before, said), read(before, said)).covers).toBe('all');
		const later = [...said, spoke('ahmed', '1', 'cannot', 'no bed')];
		expect(covered(signedOn(before, said), read(before, later)).changed).toBe(1);
	});

	test('waits while two wordings stand, and is never under what somebody else typed unchecked', () => {
		expect(textOf(linesIn([wrote('1'), wrote('2')]), voices, [])).toBeNull();
		expect(read([wrote('1', [], { typist: 'Rosa' })])).toEqual([]);
	});

	test('is the last of each voice, the person first', () => {
		const one = signedOn(before);
		const all = [
			{ ...one, id: '1', voice: 'ade' },
			{ ...one, id: '2' },
			{ ...one, id: '3' }
		];
		expect(lastSigned(all).map(({ id }) => id)).toEqual(['3', '1']);
	});
});

/** One of three editors opens the page, or writes on from what they opened; or the signer signs what they opened. */
const move = fc.record({
	who: fc.integer({ min: 0, max: 3 }),
	line: fc.constantFrom('a', 'b'),
	does: fc.constantFrom('opens', 'writes', 'answers', 'takes-out')
});

test('whoever writes and signs in whatever order: no words are lost, and none are signed that were not shown', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
			const versions: Version[] = [];
			const said: Said[] = [];
			const opened = new Map<number, { heads: Record<string, string[]>; hash: string }>();
			const signatures: { shown: string; signed: Signed }[] = [];
			const open = (who: number) => {
				const lines = linesIn(versions);
				const heads = Object.fromEntries(lines.map((one) => [one.id, one.heads.map(({ id }) => id)]));
				opened.set(who, { heads, hash: textHash(read(versions, said)) });
			};
			for (const [at, { who, line, does }] of moves.entries()) {
				const page = opened.get(who);
				if (page === undefined || does === 'opens') open(who);
				else if (who === 3) {
					const now = textOf(linesIn(versions), voices, said);
					if (now !== null && textHash(now) === page.hash)
						signatures.push({ shown: page.hash, signed: signedOn(versions, said) });
				} else if (does === 'answers') {
					const version = page.heads[line]?.[0];
					if (version !== undefined) said.push({ ...spoke('ahmed', version, 'part', `why ${at}`), line });
				} else {
					const gone = does === 'takes-out' && (page.heads[line] ?? []).length > 0;
					const wording = gone ? null : `words ${at}`;
					versions.push(wrote(`${at}`, page.heads[line] ?? [], { line, wording }));
				}
			}
			// Every wording stands, or somebody who had read it wrote on from it.
			const heads = linesIn(versions).flatMap((line) => line.heads.map(({ id }) => id));
			for (const { id } of versions)
				expect(heads.includes(id) || versions.some(({ bases }) => bases.includes(id))).toBe(true);
			for (const { shown, signed } of signatures) {
				const lines = read(versions, said).filter(
					({ wording, hash }) => signed.lines.get(wording.id) === hash
				);
				// What still counts as signed is what stood on the signer's page, word for word.
				for (const { wording, hash } of lines) expect([...signed.lines]).toContainEqual([wording.id, hash]);
				if (covered(signed, read(versions, said)).covers === 'all' && lines.length === signed.lines.size)
					expect(textHash(read(versions, said))).toBe(shown);
			}
		}),
		{ numRuns: 1_000, seed: 20_261_122 }
	);
});
