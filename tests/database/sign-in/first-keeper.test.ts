import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstSlip } from '../../../src/lib/server/sign-in/first-keeper.js';
import { hashPassphrase } from '../../../src/lib/server/sign-in/passphrase.js';
import { readSlip, useSlip } from '../../../src/lib/server/sign-in/slip.js';
import { after, openHouse, phrase, start, type House } from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

const use = async (code: string) => {
	const choice = { userName: `keeper-${randomUUID().slice(0, 8)}`, language: 'en' };
	return useSlip(code, { ...choice, passphraseHash: String(await hashPassphrase(phrase)) }, '::1', after(60));
};

test('until somebody keeps the service each start prints a slip, and the one before stops', async () => {
	const lost = (await firstSlip('Keeper', start)) ?? '';
	const printed = (await firstSlip('Keeper', after(30))) ?? '';
	expect(printed).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
	expect(await readSlip(lost, '::1', after(40))).toEqual({ state: 'stopped' });
	expect(await readSlip(printed, '::1', after(40))).toMatchObject({ state: 'open', kind: 'staff' });
	expect(await readSlip(printed, '::1', after(30 + 7 * 86_400))).toEqual({ state: 'expired' });
	expect(await use(printed)).toMatchObject({ state: 'done' });
	const [keeper] = await house.superSql<{ roles: string[] }[]>`select roles from sign_in.account`;
	expect(keeper?.roles).toEqual(['keeper']);
});

test('once there is a keeper nothing is printed', async () => {
	expect(await firstSlip('Keeper', after(120))).toBeNull();
});
