import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { hexHash } from '../../../src/lib/server/sign-in/hash.js';
import { dropKept, keptPosts, sealPost } from '../../../src/lib/server/sign-in/sealed.js';
import { endSession, readSession, startSession } from '../../../src/lib/server/sign-in/session.js';
import { account, after, browser, openHouse, pool, start, type House } from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());
afterEach(() => vi.useRealTimers());

const path = '/people/x/about-me/triggers?/save';
const typed = { key: ['k1'], value: ['Doors that bang', 'الباب'] };
const hours = 3600;

const clock = (seconds: number) => {
	vi.useFakeTimers({ toFake: ['Date'], now: after(seconds) });
	return after(seconds);
};

/** Somebody whose session ran out at 09:10. */
const ranOut = async () => {
	const { id } = await account(house);
	const phone = browser();
	await startSession(phone.at(clock(0)), { accountId: id, kind: 'person' }, false);
	const latelyAt = async (seconds: number) => (await readSession(phone.at(clock(seconds)))).lately;
	const signInAt = async (seconds: number) => {
		await startSession(phone.at(clock(seconds)), { accountId: id, kind: 'person' }, false);
		return hexHash(phone.jar.get('foreword') ?? '');
	};
	return { id, phone, latelyAt, signInAt };
};

const kept = (session: string, seconds: number) =>
	pool().begin((sql) => keptPosts(sql, session, after(seconds)));

test('what was sent too late is there again after sign-in, for a day, exactly as typed', async () => {
	const { latelyAt, signInAt } = await ranOut();
	const lately = await latelyAt(hours);
	expect(lately).not.toBeNull();
	if (!lately) return;
	expect(await sealPost(lately, path, typed, after(hours))).toBe(true);
	expect(await kept(lately.idHash, hours)).toEqual([]);
	const session = await signInAt(2 * hours);
	expect(await kept(session, 2 * hours)).toMatchObject([{ path, fields: typed }]);
	const late = await signInAt(25 * hours - 1);
	expect(await kept(late, 25 * hours - 1)).toHaveLength(1);
	expect(await kept(late, 25 * hours)).toEqual([]);
	await signInAt(25 * hours);
	const rows = await house.superSql`select from sign_in.kept_post where account_id = ${lately.accountId}`;
	expect(rows).toHaveLength(0);
});

test('nobody else sees it or takes it away', async () => {
	const writer = await ranOut();
	const stranger = await ranOut();
	const lately = await writer.latelyAt(hours);
	if (lately) await sealPost(lately, path, typed, after(hours));
	const theirs = await stranger.signInAt(hours + 10);
	expect(await kept(theirs, hours + 10)).toEqual([]);
	const mine = await writer.signInAt(hours + 10);
	const [post] = await kept(mine, hours + 10);
	const drop = (session: string) =>
		pool().begin((sql) => dropKept(sql, session, post?.id ?? '', after(hours + 11)));
	expect(await drop(theirs)).toBe(false);
	expect(await drop(mine)).toBe(true);
	expect(await kept(mine, hours + 12)).toEqual([]);
	await expect(pool()`select * from sign_in.kept_post`).rejects.toThrow(/permission denied/);
});

test('a session that was left, replaced, lives still, or ended over a day ago leaves nothing behind', async () => {
	const left = await ranOut();
	const id = left.phone.jar.get('foreword') ?? '';
	await endSession(left.phone.at(clock(60)));
	left.phone.jar.set('foreword', id);
	expect(await left.latelyAt(hours)).toBeNull();
	const idHash = hexHash(id);
	const { id: accountId } = left;
	expect(await sealPost({ accountId, userName: '', idHash }, path, typed, after(hours))).toBe(false);

	const alive = await ranOut();
	expect(await alive.latelyAt(5 * 60)).toBeNull();
	const living = hexHash(alive.phone.jar.get('foreword') ?? '');
	expect(await sealPost({ accountId, userName: '', idHash: living }, path, typed, after(300))).toBe(false);

	const old = await ranOut();
	expect(await old.latelyAt(600 + 24 * hours - 1)).not.toBeNull();
	expect(await old.latelyAt(600 + 24 * hours)).toBeNull();
});

test('the same form sent again takes the place of what it sent before; twenty is the most', async () => {
	const { latelyAt, signInAt } = await ranOut();
	const lately = await latelyAt(hours);
	if (!lately) throw new Error('the session should have run out');
	await sealPost(lately, path, typed, after(hours));
	await sealPost(lately, path, { ...typed, value: ['Doors that bang at night'] }, after(hours + 1));
	for (let round = 0; round < 25; round += 1) {
		await sealPost(lately, path, { key: [`other-${round}`], value: ['x'] }, after(hours + 2));
	}
	const posts = await kept(await signInAt(hours + 3), hours + 3);
	expect(posts).toHaveLength(20);
	expect(posts[0]?.fields.value).toEqual(['Doors that bang at night']);
	expect(posts[0]?.keptAt).toEqual(new Date(start.getTime() + (hours + 1) * 1000));
});
