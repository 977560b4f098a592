import { hashSync } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePassphrase, newPaperCodes, paperCodesLeft } from '../../../src/lib/server/sign-in/account.js';
import { enter } from '../../../src/lib/server/sign-in/enter.js';
import { hexHash } from '../../../src/lib/server/sign-in/hash.js';
import { recover } from '../../../src/lib/server/sign-in/recovery.js';
import { startSession } from '../../../src/lib/server/sign-in/session.js';
import {
	account,
	after,
	browser,
	openHouse,
	phrase,
	pool,
	start,
	type House
} from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

let networks = 0;
const newNetwork = () => `203.0.113.${(networks += 1)}`;
const wrong = { outcome: 'wrong' };

test('the right passphrase lets in, a wrong one does not, and neither does none', async () => {
	const { id, userName } = await account(house);
	const network = newNetwork();
	expect(await enter(userName, phrase, network, start)).toEqual({
		outcome: 'in',
		entrant: { accountId: id, kind: 'person' }
	});
	expect(await enter(userName, `${phrase} `, network, start)).toEqual(wrong);
	expect(await enter(userName, '', network, start)).toEqual(wrong);
});

test('unknown, closed, without a passphrase, switched off: all answer as a wrong passphrase does', async () => {
	const closed = await account(house);
	const without = await account(house);
	const off = await account(house);
	await house.ownerSql`update sign_in.account set disabled_at = ${start} where id = ${closed.id}`;
	await house.ownerSql`update sign_in.account set passphrase_hash = null where id = ${without.id}`;
	await house.ownerSql`update sign_in.account set straight_failures = 100 where id = ${off.id}`;
	for (const userName of ['nobody-here-11', closed.userName, without.userName, off.userName]) {
		expect(await enter(userName, phrase, newNetwork(), start)).toEqual(wrong);
	}
});

test('an unknown account takes as long as a known one', async () => {
	const { userName } = await account(house);
	const time = async (name: string) => {
		const began = performance.now();
		await enter(name, 'something else altogether', newNetwork(), start);
		return performance.now() - began;
	};
	const known: number[] = [];
	const unknown: number[] = [];
	for (let round = 0; round < 15; round += 1) {
		known.push(await time(userName));
		unknown.push(await time(`nobody-here-${round}`));
	}
	const middle = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
	expect(middle(unknown) / middle(known)).toBeGreaterThan(0.6);
	expect(middle(unknown) / middle(known)).toBeLessThan(1.7);
});

test.each(['known', 'unknown'])(
	'five wrong tries at a %s account are free, then the waits grow',
	async (which) => {
		const { userName } = which === 'known' ? await account(house) : { userName: 'no-such-river-12' };
		const network = newNetwork();
		const attempt = (seconds: number) => enter(userName, 'not the right one at all', network, after(seconds));
		for (let round = 0; round < 5; round += 1) expect(await attempt(round)).toEqual(wrong);
		expect(await attempt(4)).toEqual({ outcome: 'wait', seconds: 1 });
		expect(await attempt(5)).toEqual(wrong);
		expect(await attempt(6)).toEqual({ outcome: 'wait', seconds: 1 });
		expect(await attempt(7)).toEqual(wrong);
		expect(await attempt(8)).toEqual({ outcome: 'wait', seconds: 3 });
		for (const seconds of [11, 19, 35, 67]) expect(await attempt(seconds)).toEqual(wrong);
		expect(await attempt(68)).toEqual({ outcome: 'wait', seconds: 59 });
		expect(await attempt(67 + 900)).toEqual(wrong);
		expect(await attempt(67 + 900)).toEqual(wrong);
	}
);

test('waiting is for the one who guesses: another network and another account go on', async () => {
	const { userName } = await account(house);
	const other = await account(house);
	const network = newNetwork();
	for (let round = 0; round < 5; round += 1) await enter(userName, 'guess guess guess', network, start);
	expect(await enter(userName, phrase, network, start)).toMatchObject({ outcome: 'wait' });
	expect(await enter(userName, phrase, newNetwork(), start)).toMatchObject({ outcome: 'in' });
	expect(await enter(other.userName, phrase, network, start)).toMatchObject({ outcome: 'in' });
});

test('many guesses sent at once get no further than one after the other', async () => {
	const { userName } = await account(house);
	const network = newNetwork();
	const answers = await Promise.all(
		Array.from({ length: 20 }, () => enter(userName, 'guess guess guess', network, start))
	);
	expect(answers.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
	expect(answers.filter(({ outcome }) => outcome === 'wait')).toHaveLength(15);
});

test('a network that tries sixty accounts waits too', async () => {
	const network = newNetwork();
	for (let round = 0; round < 60; round += 1) {
		await pool()`select sign_in.attempt(sha256(convert_to(${JSON.stringify(['passphrase', network])}, 'UTF8')),
			${start}, 60, 900, 1, 60)`;
	}
	const { userName } = await account(house);
	expect(await enter(userName, phrase, network, start)).toMatchObject({ outcome: 'wait' });
});

test('after a hundred wrong ones in a row the passphrase is off, and a paper code brings it back', async () => {
	const { id, userName } = await account(house);
	const phone = browser();
	await startSession(phone.at(start), { accountId: id, kind: 'person' }, false);
	const session = hexHash(phone.jar.get('foreword') ?? '');
	const [code = ''] = await pool().begin((sql) => newPaperCodes(sql, session, start));
	for (let round = 0; round < 100; round += 1) await pool()`select sign_in.passphrase_tried(${id}, false)`;
	expect(await enter(userName, phrase, newNetwork(), start)).toEqual(wrong);
	expect(await recover(userName, code, newNetwork(), start)).toMatchObject({ outcome: 'in' });
	expect(await enter(userName, phrase, newNetwork(), start)).toMatchObject({ outcome: 'in' });
});

test('a hash of other parameters is made anew when its passphrase is typed', async () => {
	const { id, userName } = await account(house);
	const old = hashSync(phrase, { memoryCost: 19_456, timeCost: 2 });
	await house.ownerSql`update sign_in.account set passphrase_hash = ${old} where id = ${id}`;
	expect(await enter(userName, phrase, newNetwork(), start)).toMatchObject({ outcome: 'in' });
	const [row] = await house.superSql<{ passphrase_hash: string }[]>`
		select passphrase_hash from sign_in.account where id = ${id}`;
	expect(row?.passphrase_hash).toContain('m=47104,t=2,p=1');
	expect(await enter(userName, phrase, newNetwork(), start)).toMatchObject({ outcome: 'in' });
});

test('a paper code works once, only for its account, and only until new ones are made', async () => {
	const { id, userName } = await account(house);
	const other = await account(house);
	const phone = browser();
	await startSession(phone.at(start), { accountId: id, kind: 'person' }, false);
	const session = hexHash(phone.jar.get('foreword') ?? '');
	const codes = await pool().begin((sql) => newPaperCodes(sql, session, start));
	expect(codes).toHaveLength(8);
	expect(new Set(codes).size).toBe(8);
	const [first = '', second = ''] = codes;
	expect(await recover(other.userName, first, newNetwork(), start)).toEqual(wrong);
	expect(await recover('nobody-here-11', first, newNetwork(), start)).toEqual(wrong);
	expect(
		await recover(userName, first.toLowerCase().replaceAll(' ', '-'), newNetwork(), start)
	).toMatchObject({
		outcome: 'in'
	});
	expect(await recover(userName, first, newNetwork(), start)).toEqual(wrong);
	expect(await pool().begin((sql) => paperCodesLeft(sql, session, start))).toBe(7);
	await pool().begin((sql) => newPaperCodes(sql, session, start));
	expect(await recover(userName, second, newNetwork(), start)).toEqual(wrong);
	const stored = await house.superSql<
		{ row: string }[]
	>`select paper_code::text as row from sign_in.paper_code`;
	for (const code of codes) expect(stored.some(({ row }) => row.includes(code))).toBe(false);
});

test('five wrong paper codes, then a quarter of an hour', async () => {
	const network = newNetwork();
	for (const userName of ['nobody-here-13', (await account(house)).userName]) {
		for (let round = 0; round < 5; round += 1) {
			expect(await recover(userName, 'BCDF GHJK BCDF GHJK', network, start)).toEqual(wrong);
		}
		expect(await recover(userName, 'BCDF GHJK BCDF GHJK', network, after(1))).toEqual({
			outcome: 'wait',
			seconds: 899
		});
	}
});

test('a new passphrase ends every other session and is the only one that works', async () => {
	const { id, userName } = await account(house);
	const [here, away] = [browser(), browser()];
	for (const phone of [here, away])
		await startSession(phone.at(start), { accountId: id, kind: 'person' }, false);
	const session = hexHash(here.jar.get('foreword') ?? '');
	const hash = hashSync('quartz river tulip wagon', { memoryCost: 47_104, timeCost: 2, parallelism: 1 });
	expect(await pool().begin((sql) => changePassphrase(sql, session, hash, after(5)))).toBe(true);
	const living =
		await house.superSql`select from sign_in.session where account_id = ${id} and ended_at is null`;
	expect(living).toHaveLength(1);
	expect(await enter(userName, phrase, newNetwork(), after(6))).toEqual(wrong);
	expect(await enter(userName, 'quartz river tulip wagon', newNetwork(), after(6))).toMatchObject({
		outcome: 'in'
	});
	const gone = hexHash(away.jar.get('foreword') ?? '');
	expect(await pool().begin((sql) => changePassphrase(sql, gone, hash, after(7)))).toBe(false);
});
