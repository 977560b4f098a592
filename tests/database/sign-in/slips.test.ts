import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hexHash } from '../../../src/lib/server/sign-in/hash.js';
import { startSession } from '../../../src/lib/server/sign-in/session.js';
import {
	makeSlip,
	readSlip,
	slipHash,
	useSlip,
	type Invitation
} from '../../../src/lib/server/sign-in/slip.js';
import { freshDatabase } from '../../support/database.js';
import { account, after, browser, openHouse, pool, start, type House } from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

let networks = 0;
const newNetwork = () => `198.51.100.${(networks += 1)}`;
const day = 24 * 3600;

const signedIn = async (kind: 'person' | 'supporter' | 'staff', roles: string[] = []) => {
	const { id } = await account(house, { kind, roles });
	const desk = browser();
	await startSession(desk.at(start), { accountId: id, kind }, false);
	return { id, session: hexHash(desk.jar.get('foreword') ?? '') };
};

/** Somebody whom this member of staff treats: only then may they print a slip for them. */
const newPerson = async (staff: string) => {
	const [id, unit] = [randomUUID(), randomUUID()];
	await house.superSql`insert into person (id, name, birth_date, created_at)
		values (${id}, 'Kim', '1990-01-01', ${start})`;
	await house.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unit}, 'Ward', 'UTC', 'au-nsw-dcj-2024', ${start})`;
	await house.superSql`insert into unit_staff (unit_id, account_id, since) values (${unit}, ${staff}, ${start})`;
	await house.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${id}, ${unit}, ${staff}, ${start})`;
	return id;
};

const invite = (session: string, to: Partial<Invitation>) =>
	pool().begin(async (sql) => {
		await sql`select set_config('app.session', ${session}, true), set_config('app.now', ${start.toISOString()}, true)`;
		const whole = {
			kind: 'person',
			name: 'Kim',
			job: null,
			roles: [],
			units: [],
			personId: null,
			...to
		} as const;
		return makeSlip(sql, whole, start);
	});

const personSlip = async () => {
	const keeper = await signedIn('staff', ['keeper']);
	const personId = await newPerson(keeper.id);
	return { personId, code: String(await invite(keeper.session, { personId })) };
};

const choose = (userName = `warm-lake-${randomUUID().slice(0, 6)}`) => ({
	userName,
	passphraseHash: 'a hash',
	language: 'ar'
});

test('a slip makes the account it names, once', async () => {
	const { code, personId } = await personSlip();
	expect(code).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
	expect(await readSlip(code, newNetwork(), after(day))).toEqual({
		state: 'open',
		kind: 'person',
		name: 'Kim'
	});
	const done = await useSlip(code, choose(), newNetwork(), after(day));
	expect(done).toMatchObject({ state: 'done', entrant: { kind: 'person' } });
	const accountId = done.state === 'done' ? done.entrant.accountId : '';
	const [person] = await house.superSql`select account_id from person where id = ${personId}`;
	expect(person?.account_id).toBe(accountId);
	const [row] = await house.superSql`select name, language from sign_in.account where id = ${accountId}`;
	expect(row).toEqual({ name: 'Kim', language: 'ar' });
	expect(await useSlip(code, choose(), newNetwork(), after(day))).toEqual({ state: 'used' });
	expect(await readSlip(code, newNetwork(), after(day))).toEqual({ state: 'used' });
});

test.each(['person', 'staff'] as const)(
	'six who use one slip for %s at the same moment get one account',
	async (kind) => {
		const keeper = await signedIn('staff', ['keeper']);
		const personId = kind === 'person' ? await newPerson(keeper.id) : null;
		const code = String(await invite(keeper.session, { kind, personId }));
		// The slip is held for a moment, so that all six stand before it when it is let go.
		const held = await house.superSql.begin(async (sql) => {
			await sql`select from sign_in.slip where code_hash = ${slipHash(code)} for no key update`;
			const all = Promise.all(Array.from({ length: 6 }, () => useSlip(code, choose(), newNetwork(), start)));
			await setTimeout(400);
			return { all };
		});
		const answers = await held.all;
		expect(answers.filter(({ state }) => state === 'done')).toHaveLength(1);
		expect(answers.filter(({ state }) => state === 'used')).toHaveLength(5);
	}
);

test('a slip is good for seven days, to the second', async () => {
	const { code } = await personSlip();
	expect(await readSlip(code, newNetwork(), after(7 * day - 1))).toMatchObject({ state: 'open' });
	expect(await readSlip(code, newNetwork(), after(7 * day))).toEqual({ state: 'expired' });
	expect(await useSlip(code, choose(), newNetwork(), after(7 * day))).toEqual({ state: 'expired' });
});

test('a user name that is taken leaves the slip open', async () => {
	const { code } = await personSlip();
	const { userName } = await account(house);
	expect(await useSlip(code, choose(userName), newNetwork(), start)).toEqual({ state: 'name-taken' });
	expect(await useSlip(code, choose(), newNetwork(), start)).toMatchObject({ state: 'done' });
});

test('a second slip for someone who has an account by now is as good as used', async () => {
	const keeper = await signedIn('staff', ['keeper']);
	const personId = await newPerson(keeper.id);
	const [first, second] = [
		await invite(keeper.session, { personId }),
		await invite(keeper.session, { personId })
	];
	expect(await useSlip(String(first), choose(), newNetwork(), start)).toMatchObject({ state: 'done' });
	expect(await useSlip(String(second), choose(), newNetwork(), start)).toEqual({ state: 'used' });
});

test('five codes that do not exist, then a quarter of an hour; a right one in between starts again', async () => {
	const { code } = await personSlip();
	const network = newNetwork();
	const attempt = (typed: string, seconds: number) => readSlip(typed, network, after(seconds));
	for (let round = 0; round < 4; round += 1)
		expect(await attempt('BBBB BBBB', round)).toEqual({ state: 'unknown' });
	expect(await attempt(code.toLowerCase().replace(' ', ''), 4)).toMatchObject({ state: 'open' });
	for (let round = 0; round < 5; round += 1)
		expect(await attempt('BBBB BBBB', 5)).toEqual({ state: 'unknown' });
	expect(await attempt(code, 6)).toEqual({ state: 'wait', seconds: 899 });
	expect(await attempt(code, 5 + 900)).toMatchObject({ state: 'open' });
});

test('who may invite whom', async () => {
	const keeper = await signedIn('staff', ['keeper']);
	const nurse = await signedIn('staff');
	const person = await signedIn('person');
	const supporter = await signedIn('supporter');
	const personId = await newPerson(nurse.id);
	const made = async (session: string, kind: Invitation['kind']) =>
		(await invite(session, { kind, personId: kind === 'person' ? personId : null })) !== null;
	expect(await made(keeper.session, 'staff')).toBe(true);
	expect(await made(nurse.session, 'staff')).toBe(false);
	expect(await made(nurse.session, 'person')).toBe(true);
	expect(await made(keeper.session, 'person')).toBe(false);
	expect(await made(person.session, 'person')).toBe(false);
	expect(await made(person.session, 'staff')).toBe(false);
	expect(await made(person.session, 'supporter')).toBe(true);
	expect(await made(supporter.session, 'supporter')).toBe(false);
	expect(await made('', 'person')).toBe(false);
	expect(await made('00'.repeat(32), 'staff')).toBe(false);
});

test('the code is not stored', async () => {
	const { code } = await personSlip();
	const rows = await house.superSql<{ row: string }[]>`select slip::text as row from sign_in.slip`;
	expect(rows.length).toBeGreaterThan(0);
	expect(rows.some(({ row }) => row.includes(code) || row.includes(code.replace(' ', '')))).toBe(false);
	expect(slipHash(code)).toEqual(slipHash(code.toLowerCase()));
});

test('a service without a keeper has one slip that works, the newest, and none once it was used', async () => {
	const empty = await freshDatabase();
	const make = async (code: string) => {
		const [row] = await empty.appSql<{ made: boolean }[]>`
			select sign_in.make_first_slip(${slipHash(code)}, 'Lin', ${start}) as made`;
		return row?.made;
	};
	const use = async (code: string) => {
		const [row] = await empty.appSql<{ state: string }[]>`
			select sign_in.use_slip(${slipHash(code)}, ${randomUUID()}, 'calm-river-42', 'a hash', 'en', ${start}) as state`;
		return row?.state;
	};
	expect(await make('BCDF GHJK')).toBe(true);
	expect(await make('BCDF GHJM')).toBe(true);
	expect(await use('BCDF GHJK')).toBe('stopped');
	expect(await use('BCDF GHJM')).toBe('done');
	expect(await make('BCDF GHJN')).toBe(false);
	expect(await use('BCDF GHJN')).toBe('unknown');
	await empty.drop();
});
