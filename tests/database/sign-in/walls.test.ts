import { afterAll, beforeAll, expect, test } from 'vitest';
import { personas } from '../../../src/lib/server/sign-in/personas.js';
import { account, openHouse, pool, type House } from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

const tables = [
	...['account', 'browser', 'session', 'slip', 'paper_code', 'passkey', 'challenge'],
	...['recovery', 'throttle', 'kept_post', 'guest']
];

test.each(tables)('the app role can neither read nor write sign_in.%s', async (table) => {
	const name = pool()(`sign_in.${table}`);
	await expect(pool()`select from ${name}`).rejects.toThrow(/permission denied/);
	await expect(pool()`delete from ${name}`).rejects.toThrow(/permission denied/);
	await expect(pool()`truncate ${name}`).rejects.toThrow(/permission denied/);
	await expect(pool()`insert into ${name} default values`).rejects.toThrow(/permission denied/);
});

test('every table of the room is under forced row-level security and owned by the owner', async () => {
	const rows = await house.superSql<{ name: string; forced: boolean; owner: string }[]>`
		select relname as name, relrowsecurity and relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
		from pg_class where relnamespace = 'sign_in'::regnamespace and relkind = 'r'`;
	expect(rows.map(({ name }) => name).sort()).toEqual([...tables].sort());
	for (const row of rows) expect(row).toMatchObject({ forced: true, owner: 'foreword_owner' });
});

test('every definer function of the room pins its search path, and the app role has those it needs only', async () => {
	const rows = await house.superSql<{ name: string; pinned: boolean; app: boolean; everyone: boolean }[]>`
		select proname as name, proconfig @> array['search_path=""'] as pinned,
			has_function_privilege('foreword_app', oid, 'execute') as app,
			exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as everyone
		from pg_proc where pronamespace = 'sign_in'::regnamespace`;
	for (const row of rows) expect(row).toMatchObject({ pinned: true, everyone: false });
	const withheld = rows.filter(({ app }) => !app).map(({ name }) => name);
	expect(withheld.sort()).toEqual([
		'bind_account',
		'count_passkey',
		'drop_passkeys',
		'end_guests',
		'end_surplus',
		'guest_comes',
		'guest_ends',
		'holder',
		'is_limited',
		'passkey_proves',
		'passkey_works',
		'personas',
		'prove',
		'sessions_at_most',
		'shut_out',
		'slip_state'
	]);
});

test('the list of everyone is closed unless the demo opened it', async () => {
	const { id } = await account(house);
	await expect(personas()).rejects.toThrow(/permission denied/);
	await house.ownerSql`grant execute on function sign_in.personas() to foreword_app`;
	expect((await personas()).map((one) => one.id)).toContain(id);
});
