import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as acts from '../../../src/lib/server/care/directive/acts.js';
import { readToSign, sign } from '../../../src/lib/server/care/directive/signing-acts.js';
import { hashOf, textOf, wordingOf } from '../../../src/lib/server/care/directive/text.js';
import { saveAnswer } from '../../../src/lib/server/questions/acts.js';
import { setOf } from '../../../src/lib/server/questions/sets.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { now, scene, type Scene } from '../sharing/scene.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

/** Draws numbers from a seed, so that a story that fails can be lived again. */
const drawing = (seed: number) => {
	let state = seed;
	return (below: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
};

const words = wordsFor('en');
const question = 'directive/treatment-refuse-why';

/** What one of the person's browsers has open: the answer it began from, or the text it is about to sign. */
type Window = { base: string; hash: string };

const stories = 40;
const steps = 25;

/** One person, three browsers that write and one that signs, in an order drawn by lot. */
const live = async (at: Scene, seed: number) => {
	const draw = drawing(seed);
	const self = () => passOf(at.tahlia.asking(now), 'directive:write', at.subject);
	const version = await acts.begin(await self(), {
		key: randomUUID(),
		jurisdiction: 'preference-only',
		copy: false
	});
	if (version === null) throw new Error('nothing was begun');
	const windows: Window[] = [0, 1, 2, 3].map(() => ({ base: '', hash: '' }));
	const saved: string[] = [];
	const refused: string[] = [];
	let signed = false;
	for (let step = 0; step < steps; step++) {
		const who = draw(4);
		const window = windows[who] ?? { base: '', hash: '' };
		const signing = await passOf(at.tahlia.asking(now), 'directive:sign', at.subject);
		const shown = await readToSign(signing, words);
		if (draw(2) === 0) {
			// Opens the page anew: sees what holds now.
			window.base = shown?.version.answers.find((one) => one.question === question)?.id ?? '';
			window.hash = shown?.hash ?? '';
			continue;
		}
		if (who === 3) {
			const outcome = await sign(signing, {
				key: randomUUID(),
				version,
				hash: window.hash,
				language: 'en',
				method: 'typed',
				words: 'Tahlia',
				paperOn: null,
				drawing: null,
				heardBy: null,
				heardAs: null,
				freely: true
			});
			if (outcome.outcome === 'signed') {
				expect(window.hash).toBe(shown?.hash);
				signed = true;
			} else expect(signed || window.hash !== shown?.hash).toBe(true);
			continue;
		}
		const open = await acts.writing(await passOf(at.tahlia.asking(now), 'directive:answer', at.subject));
		const text = `${who} writes ${step} of ${seed}`;
		if (open === null) {
			refused.push(text);
			continue;
		}
		const outcome = await saveAnswer(open.pass, {
			question,
			setVersion: 1,
			state: 'answered',
			value: { text },
			language: 'en',
			base: window.base,
			key: randomUUID(),
			audience: { groups: ['card'], named: [] },
			also: new Map(),
			alsoLanguage: 'en',
			alsoBy: ''
		});
		if (outcome.outcome === 'saved') {
			saved.push(text);
			window.base = outcome.answerId;
		} else refused.push(text);
	}
	return { version, saved, refused, signed };
};

test('in 1,000 steps of three who write and one who signs, no text is lost and no changed text is signed', async () => {
	let signatures = 0;
	let conflicts = 0;
	for (let seed = 1; seed <= stories; seed++) {
		const at = await scene(house);
		const { version, saved, refused, signed } = await live(at, seed);
		conflicts += refused.length;
		const kept = await house.superSql<{ text: string }[]>`
			select value ->> 'text' as text from answer where context = ${version} order by written_at, id`;
		expect(kept.map(({ text }) => text).sort()).toEqual([...saved].sort());
		const [row] = await house.superSql<{ hash: string; wording: string; own: string }[]>`
			select encode(s.text_hash, 'hex') as hash, t.wording, encode(t.hash, 'hex') as own
			from directive_signature s join directive_text t on t.directive_id = s.directive_id
			where s.directive_id = ${version}`;
		expect(row !== undefined).toBe(signed);
		if (row === undefined) continue;
		signatures++;
		const all = await acts.readDirectives(await passOf(at.tahlia.asking(now), 'directive:read', at.subject));
		const stands = all.versions.find(({ id }) => id === version);
		if (stands === undefined) throw new Error('the signed version is gone');
		const wording = wordingOf(textOf(words, setOf('directive'), stands));
		expect(row.wording).toBe(wording);
		expect([row.hash, row.own]).toEqual([
			hashOf(wording),
			createHash('sha256').update(wording).digest('hex')
		]);
	}
	// The stories are worth something: both happen, often.
	expect(signatures).toBeGreaterThan(10);
	expect(conflicts).toBeGreaterThan(50);
}, 300_000);

test('the database itself holds a signature and a change apart, at the same moment', async () => {
	const at = await scene(house);
	const version = await acts.begin(await passOf(at.tahlia.asking(now), 'directive:write', at.subject), {
		key: randomUUID(),
		jurisdiction: 'preference-only',
		copy: false
	});
	const { superSql: sql } = house;
	const answer = randomUUID();
	const row = (id: string) => ({
		id,
		person_id: at.personId,
		question,
		context: version,
		set_version: 1,
		state: 'answered',
		value: sql.json({ text: 'x' }),
		language: 'en',
		typed_by: at.tahlia.accountId,
		key: id,
		body_hash: Buffer.alloc(32),
		written_at: now
	});
	await sql`insert into answer ${sql(row(answer))}`;
	await sql`insert into answer_now (person_id, question, context, answer_id, changed_at)
		values (${at.personId}, ${question}, ${version}, ${answer}, ${now})`;
	const other = randomUUID();
	await sql`insert into answer ${sql(row(other))}`;
	const text = (answers: string[]) => sql`
		insert into directive_text (hash, directive_id, person_id, language, wording, answers)
		values (sha256(convert_to('x', 'UTF8')), ${version}, ${at.personId}, 'en', 'x', ${answers})`;
	const signature = () => sql`
		insert into directive_signature (id, directive_id, person_id, text_hash, method, words, freely, signed_by, signed_at)
		values (${randomUUID()}, ${version}, ${at.personId}, sha256(convert_to('x', 'UTF8')), 'typed', 'T', true,
			${at.tahlia.accountId}, ${now})`;
	// A text of other answers than those that hold is not signed, even by the superuser.
	await text([other]);
	await expect(signature()).rejects.toThrow('signed is what was shown');
	await sql`delete from directive_text where directive_id = ${version}`;
	await text([answer]);
	await signature();
	const moved = sql`update answer_now set answer_id = ${other} where context = ${version}`;
	await expect(moved).rejects.toThrow('what was signed is not changed');
	// Who may read it can still be narrowed.
	await sql`update answer_now set audience = '{}' where context = ${version}`;
});
