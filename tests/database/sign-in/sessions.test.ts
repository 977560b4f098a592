import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { endOther, sessionsOf } from '../../../src/lib/server/sign-in/account.js';
import { endSession, readSession, startSession } from '../../../src/lib/server/sign-in/session.js';
import { account, after, browser, openHouse, pool, start, type House } from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());
afterEach(() => vi.useRealTimers());

type Kind = 'person' | 'supporter' | 'staff';

/** Somebody signed in at 09:00, and their browser. */
const comeIn = async (kind: Kind = 'person', ownPhone = false) => {
	const { id } = await account(house, { kind });
	const phone = browser();
	const at = (seconds: number) => {
		vi.useFakeTimers({ toFake: ['Date'], now: after(seconds) });
		return phone.at(after(seconds));
	};
	await startSession(at(0), { accountId: id, kind }, ownPhone);
	const aliveAt = async (seconds: number) => (await readSession(at(seconds))).actor !== null;
	return { id, phone, at, aliveAt };
};

const minutes = 60;
const hours = 3600;

test.each([
	['a person on a shared phone', 'person', false, 10 * minutes],
	['a person on their own phone', 'person', true, 30 * minutes],
	['a supporter', 'supporter', false, 15 * minutes],
	['staff', 'staff', false, 30 * minutes]
] as const)('%s is signed out after standing idle, to the second', async (_, kind, ownPhone, idle) => {
	const { aliveAt } = await comeIn(kind, ownPhone);
	expect(await aliveAt(idle - 1)).toBe(true);
	expect(await aliveAt(idle - 1 + idle - 1)).toBe(true);
	expect(await aliveAt(idle - 1 + idle - 1 + idle)).toBe(false);
});

test.each([
	['a person on a shared phone', 'person', false, 2 * hours],
	['a person on their own phone', 'person', true, 24 * hours],
	['a supporter', 'supporter', false, 8 * hours],
	['staff', 'staff', false, 12 * hours]
] as const)(
	'%s is signed out in the end, however busy, to the second',
	async (_, kind, ownPhone, absolute) => {
		const { aliveAt } = await comeIn(kind, ownPhone);
		for (let at = 0; at < absolute - 1; at += 9 * minutes) expect(await aliveAt(at)).toBe(true);
		expect(await aliveAt(absolute - 1)).toBe(true);
		expect(await aliveAt(absolute)).toBe(false);
	}
);

test('the id is stored as a hash, and nothing that is stored opens a session', async () => {
	const { phone, at, aliveAt } = await comeIn();
	const id = phone.jar.get('foreword') ?? '';
	const hash = createHash('sha256').update(id).digest();
	const rows = await house.superSql`select * from sign_in.session where id_hash = ${hash}`;
	expect(rows).toHaveLength(1);
	expect(JSON.stringify(await house.superSql`select session::text from sign_in.session`)).not.toContain(id);
	phone.jar.set('foreword', hash.toString('hex'));
	expect(await aliveAt(1)).toBe(false);
	phone.jar.set('foreword', id);
	const { session } = await readSession(at(2));
	expect(session?.idHash).toBe(hash.toString('hex'));
	expect(phone.jar.get('foreword')).toBe(id);
});

test('the cookie is out of reach of script and other sites, and goes with the browser on a shared phone', async () => {
	const shared = await comeIn('person', false);
	expect(shared.phone.set).toEqual([
		{ name: 'foreword', path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: undefined }
	]);
	const own = await comeIn('person', true);
	expect(own.phone.set[0]).toMatchObject({ maxAge: 24 * hours });
	const secure = browser('https://foreword.example');
	await startSession(secure.at(start), { accountId: own.id, kind: 'person' }, false);
	expect(secure.set).toEqual([
		{ name: '__Host-foreword', path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: undefined }
	]);
});

test('an id planted beforehand is worth nothing: sign-in makes a new one and ends the old', async () => {
	const planted = await comeIn();
	const victim = await account(house);
	const id = planted.phone.jar.get('foreword') ?? '';
	await startSession(planted.at(60), { accountId: victim.id, kind: 'person' }, false);
	expect(planted.phone.jar.get('foreword')).not.toBe(id);
	expect((await readSession(planted.at(61))).actor?.accountId).toBe(victim.id);
	planted.phone.jar.set('foreword', id);
	expect(await readSession(planted.at(62))).toMatchObject({ actor: null, lately: null });
});

test('an id that was never given out opens nothing', async () => {
	const phone = browser();
	phone.jar.set('foreword', 'A'.repeat(43));
	expect(await readSession(phone.at(start))).toEqual({ session: null, actor: null, lately: null });
});

test('after leaving, the cookie is gone and its id is dead for good', async () => {
	const { phone, at } = await comeIn();
	const id = phone.jar.get('foreword') ?? '';
	await endSession(at(30));
	expect(phone.jar.has('foreword')).toBe(false);
	phone.jar.set('foreword', id);
	expect(await readSession(at(31))).toEqual({ session: null, actor: null, lately: null });
});

test('leaving after the session ran out is leaving all the same', async () => {
	const { phone, at } = await comeIn();
	const id = phone.jar.get('foreword') ?? '';
	expect((await readSession(at(11 * minutes))).lately).not.toBeNull();
	await endSession(at(12 * minutes));
	phone.jar.set('foreword', id);
	expect((await readSession(at(13 * minutes))).lately).toBeNull();
});

test('a closed account has no session from the next request on', async () => {
	const { id, aliveAt, at } = await comeIn();
	await house.ownerSql`update sign_in.account set disabled_at = ${after(5)} where id = ${id}`;
	expect(await aliveAt(6)).toBe(false);
	expect((await readSession(at(7))).lately).toBeNull();
});

test('row-level security knows the account of a living session only', async () => {
	const { id, phone, at } = await comeIn();
	const { session } = await readSession(at(1));
	const me = (hash: string, now: Date) =>
		pool().begin(async (sql) => {
			await sql`select set_config('app.session', ${hash}, true), set_config('app.now', ${now.toISOString()}, true)`;
			const [row] = await sql<{ me: string | null }[]>`select access.me()`;
			return row?.me;
		});
	const hash = session?.idHash ?? '';
	expect(await me(hash, after(2))).toBe(id);
	expect(await me(hash, after(20 * minutes))).toBeNull();
	expect(await me('', after(2))).toBeNull();
	expect(await me(id.replaceAll('-', ''), after(2))).toBeNull();
	await endSession(at(3));
	expect(await me(hash, after(4))).toBeNull();
	expect(phone.jar.size).toBe(0);
});

test('one sees and ends one’s own sessions, and nobody else’s', async () => {
	const one = await comeIn();
	const stranger = await comeIn();
	const other = browser();
	await startSession(other.at(after(10)), { accountId: one.id, kind: 'person' }, true);
	const mine = (await readSession(one.at(20))).session?.idHash ?? '';
	const theirs = (await readSession(stranger.at(20))).session?.idHash ?? '';
	const list = await pool().begin((sql) => sessionsOf(sql, mine, after(20)));
	expect(list.map(({ thisOne, ownPhone }) => ({ thisOne, ownPhone }))).toEqual([
		{ thisOne: true, ownPhone: false },
		{ thisOne: false, ownPhone: true }
	]);
	expect(await pool().begin((sql) => endOther(sql, mine, theirs, after(21)))).toBe(false);
	expect(await stranger.aliveAt(22)).toBe(true);
	const away = list.find(({ thisOne }) => !thisOne)?.id ?? '';
	expect(await pool().begin((sql) => endOther(sql, mine, away, after(21)))).toBe(true);
	expect((await readSession(other.at(after(22)))).actor).toBeNull();
});

test.each([
	['a person', 'person', [], 5],
	['a supporter', 'supporter', [], 5],
	['staff', 'staff', [], 3],
	['who keeps the service', 'staff', ['keeper'], 1]
] as const)(
	'%s is signed in at few places at once: the one not used for longest ends',
	async (_, kind, roles, most) => {
		const { id } = await account(house, { kind, roles: [...roles] });
		vi.useFakeTimers({ toFake: ['Date'], now: after(60) });
		const phones = Array.from({ length: most + 1 }, () => browser());
		for (const [index, phone] of phones.entries())
			await startSession(phone.at(after(index)), { accountId: id, kind }, false);
		const alive = await Promise.all(
			phones.map(async (phone) => (await readSession(phone.at(after(60)))).actor !== null)
		);
		expect(alive).toEqual([false, ...Array.from({ length: most }, () => true)]);
	}
);

const places = [
	['a person', 'person', [], 5],
	['staff', 'staff', [], 3],
	['who keeps the service', 'staff', ['keeper'], 1]
] as const;

test.each(places)(
	'%s who presses again keeps the newest, whichever is written first',
	async (_, kind, roles, most) => {
		const { id } = await account(house, { kind, roles: [...roles] });
		vi.useFakeTimers({ toFake: ['Date'], now: after(60) });
		const phones = Array.from({ length: most + 1 }, () => browser());
		// The newest is written first, the oldest last.
		for (const [index, phone] of [...phones.entries()].reverse())
			await startSession(phone.at(after(index)), { accountId: id, kind }, false);
		const alive = await Promise.all(
			phones.map(async (phone) => (await readSession(phone.at(after(60)))).actor !== null)
		);
		expect(alive).toEqual([false, ...Array.from({ length: most }, () => true)]);
	}
);

test.each(places)(
	'%s who signs in six times at one moment is signed in, whichever answer comes last',
	async (_, kind, roles, most) => {
		const { id } = await account(house, { kind, roles: [...roles] });
		vi.useFakeTimers({ toFake: ['Date'], now: after(60) });
		const old = Array.from({ length: most }, () => browser());
		for (const phone of old) await startSession(phone.at(after(0)), { accountId: id, kind }, false);
		const phones = Array.from({ length: 6 }, () => browser());
		await Promise.all(
			phones.map((phone) => startSession(phone.at(after(1)), { accountId: id, kind }, false))
		);
		const alive = (all: readonly (typeof phones)[number][], seconds: number) =>
			Promise.all(all.map(async (phone) => (await readSession(phone.at(after(seconds)))).actor !== null));
		expect(new Set(await alive(phones, 2))).toEqual(new Set([true]));
		// The next ends all but as many as there may be.
		const next = browser();
		await startSession(next.at(after(3)), { accountId: id, kind }, false);
		expect((await alive([...old, ...phones, next], 4)).filter((one) => one)).toHaveLength(most);
		expect(await alive([next], 4)).toEqual([true]);
	}
);
