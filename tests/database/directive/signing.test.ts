import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import * as acts from '../../../src/lib/server/care/directive/acts.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { now, scene, type Scene } from '../sharing/scene.js';

let house: House;
let at: Scene;
let version: string | null;
beforeAll(async () => {
	house = await openHouse();
	at = await scene(house);
	await at.arrive();
	await house.superSql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
		values (${randomUUID()}, ${at.personId}, ${at.ros.accountId}, 'directive', 'type', ${now},
			${new Date(now.getTime() + 86_400_000)})`;
	version = await acts.begin(await passOf(at.tahlia.asking(now), 'directive:write', at.subject), {
		key: randomUUID(),
		jurisdiction: 'preference-only',
		copy: false
	});
});
afterAll(() => house.close());

test('an advocate and staff get no pass to sign, withdraw or begin', async () => {
	for (const who of [at.ros, at.kim])
		for (const deed of ['directive:sign', 'directive:withdraw', 'directive:write'] as const)
			await expect(passOf(who.asking(now), deed, at.subject)).rejects.toThrow(/no pass/);
});

test('no session but the person’s own adds a signature or its text, straight in SQL', async () => {
	for (const who of [at.ros, at.kim, at.ade])
		for (const signer of [who.accountId, at.tahlia.accountId]) {
			const pass = await passOf(who.asking(now), 'account:read', {});
			const tries = transaction(pass, async (sql) => {
				await sql`insert into directive_signature (id, directive_id, person_id, text_hash, method, words,
						freely, signed_by, signed_at)
					values (${randomUUID()}, ${version}, ${at.personId}, ${Buffer.alloc(32)}, 'typed', 'Tahlia', true,
						${signer}, ${now})`;
			});
			await expect(tries).rejects.toThrow(/row-level security|signed is what was shown/);
		}
	const [row] = await house.superSql<{ count: number }[]>`
		select count(*)::int as count from directive_signature`;
	expect(row?.count).toBe(0);
});

test('the database itself holds a signature and a change apart, at the same moment', async () => {
	const at = await scene(house);
	const question = 'directive/treatment-refuse-why';
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
