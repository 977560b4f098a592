import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import {
	currentIntakeOf,
	endIntake,
	invitePerson,
	openIntakes,
	writeTold
} from '../../../src/lib/server/care/intake/acts.js';
import { checkTyped } from '../../../src/lib/server/questions/acts.js';
import { nobody } from '../../../src/lib/server/questions/answer.js';
import { unchecked } from '../../../src/lib/server/questions/store.js';
import { askNow, type Told } from '../../../src/lib/server/questions/told.js';
import { passOf, someone } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { monday, tuesday, unknown, ward, type Ward } from './ward.js';

let house: House;
let harbour: Ward;
let hill: Ward;
beforeAll(async () => {
	house = await openHouse();
	harbour = await ward(house, 'Harbour');
	hill = await ward(house, 'Hill');
});
afterAll(() => house.close());

const stop = askNow()
	.flat()
	.find(({ question }) => question.id === 'stop');
const thumb: Told[] = stop === undefined ? [] : [{ ...stop, value: { text: 'Thumb down' } }];

const tell = async (who: Ward, personId: string, key = randomUUID()) =>
	writeTold(await passOf(who.kim.asking(monday), 'told:write', { personId }), {
		told: thumb,
		language: 'en',
		key
	});
const cardAt = async (who: Ward, personId: string) => {
	const open = await openIntakes(await passOf(who.kim.asking(tuesday), 'unit:read', { unitId: who.unitId }));
	return open.find((one) => one.personId === personId)?.card;
};
/** Answers of the person that a session reads, straight in SQL. */
const read = (session: string, personId: string) =>
	house.appSql.begin(async (sql) => {
		await sql`select set_config('app.session', ${session}, true), set_config('app.now', ${tuesday.toISOString()}, true)`;
		return sql<{ id: string }[]>`select id from answer where person_id = ${personId}`;
	});

describe('what was told at an intake', () => {
	test('is on nobody’s plan until the person checks it, and shows as told', async () => {
		const personId = await harbour.meet(unknown());
		expect(await cardAt(harbour, personId)).toBe('none');
		expect(await tell(harbour, personId)).toBe(true);
		expect(await cardAt(harbour, personId)).toBe('told');
		expect(await house.superSql`select 1 from answer_now where person_id = ${personId}`).toHaveLength(0);
	});

	test('sent twice is written once', async () => {
		const personId = await harbour.meet(unknown());
		const key = randomUUID();
		await tell(harbour, personId, key);
		await tell(harbour, personId, key);
		expect(await house.superSql`select 1 from answer where person_id = ${personId}`).toHaveLength(1);
	});

	test('carries the intake and who typed it, and waits for the person', async () => {
		const personId = await harbour.meet(unknown());
		await tell(harbour, personId);
		const person = await someone(house, { name: 'Themselves', kind: 'person', personId });
		const pass = await passOf(person.asking(tuesday), 'about-me:check', { personId });
		const waiting = await transaction(pass, (sql) => unchecked(sql, pass, nobody));
		const intake = await transaction(pass, (sql) => currentIntakeOf(sql, pass));
		expect(waiting).toMatchObject([
			{ question: 'about-me/stop', typist: 'Kim of Harbour, Nurse', toldAtIntake: intake?.id }
		]);
	});

	test('is on the card once the person confirms it, and gone for staff when they do not', async () => {
		for (const [outcome, seen, card] of [
			['confirmed', 1, 'unread'],
			['not-mine', 0, 'ask']
		] as const) {
			const personId = await harbour.meet(unknown());
			await tell(harbour, personId);
			const kim = harbour.kim.asking(tuesday).session;
			const [told] = await read(kim, personId);
			const person = await someone(house, { name: 'Themselves', kind: 'person', personId });
			const pass = await passOf(person.asking(tuesday), 'about-me:check', { personId });
			await checkTyped(pass, told?.id ?? '', outcome, { groups: ['card'], named: [] });
			expect(await read(kim, personId)).toHaveLength(seen);
			expect(await cardAt(harbour, personId)).toBe(card);
		}
	});

	test('is not read by a unit that does not treat the person', async () => {
		const personId = await harbour.meet(unknown());
		await tell(harbour, personId);
		expect(await read(hill.kim.asking(tuesday).session, personId)).toHaveLength(0);
	});

	test('cannot be written at an intake that ended, or at another person’s, straight in SQL either', async () => {
		const who = unknown();
		const personId = await harbour.meet(who);
		const other = await harbour.meet(unknown());
		const intakes = async (of: string) =>
			(await house.superSql<{ id: string }[]>`select id from intake where person_id = ${of}`)[0]?.id ?? '';
		const write = (intake: string | null) =>
			house.appSql.begin(async (sql) => {
				const { session } = harbour.kim.asking(monday);
				await sql`select set_config('app.session', ${session}, true), set_config('app.now', ${monday.toISOString()}, true)`;
				await sql`insert into answer (id, person_id, question, set_version, state, value, language, typed_by,
						told_at_intake, key, body_hash, written_at)
					values (${randomUUID()}, ${personId}, 'about-me/stop', 1, 'answered', '{"text": "x"}', 'en',
						${harbour.kim.accountId}, ${intake}, ${randomUUID()}, '\\x00', ${monday})`;
			});
		const own = await intakes(personId);
		await expect(write(await intakes(other))).rejects.toThrow(/row-level security/);
		await expect(write(null)).rejects.toThrow(/row-level security/);
		await expect(write(own)).resolves.toBeUndefined();
		const pass = await passOf(harbour.kim.asking(monday), 'intake:end', { personId });
		await endIntake(pass, own, 'discharge');
		await harbour.arrive(who, personId);
		await expect(write(own)).rejects.toThrow(/row-level security/);
	});
});

test('a slip is made for a person without an account, and for nobody who has one', async () => {
	const personId = await harbour.meet(unknown());
	const pass = await passOf(harbour.kim.asking(monday), 'person:invite', { personId });
	expect(await invitePerson(pass)).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
	await someone(house, { name: 'Themselves', kind: 'person', personId });
	expect(await invitePerson(pass)).toBeNull();
});
