import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as sharing from '../../../src/lib/server/care/sharing/acts.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { now, scene, type Scene } from './scene.js';

let house: House;
let at: Scene;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
	at = await scene(house);
	await at.arrive();
	await house.superSql`update sign_in.account set roles = '{keeper,privacy,reviewer,facilitator}'
		where id = ${at.kim.accountId}`;
	expect(
		await sharing.shareWith(await passOf(at.tahlia.asking(now), 'sharing:write', at.subject), {
			to: await at.userNameOf(at.ros.accountId),
			kind: 'ombudsman',
			purpose: 'speak',
			picks: [{ part: 'about-me', may: 'type' }],
			months: 12,
			key: randomUUID()
		})
	).toBe('done');
});

test('no member of staff reads, ends or makes the grant of an ombudsman, whatever roles they have', async () => {
	const pass = await passOf(at.kim.asking(now), 'home:read', at.subject);
	const tried = await transaction(pass, async (sql) => ({
		read: (await sql`select from supporter_grant`).length,
		seen: (await sql`select from helper_seen`).length,
		ended: (await sql`update supporter_grant set withdrawn_at = ${now} where true`).count
	}));
	expect(tried).toEqual({ read: 0, seen: 0, ended: 0 });
	await expect(
		transaction(
			pass,
			(
				sql
			) => sql`insert into supporter_grant (id, person_id, account_id, part, may, kind, starts_at, ends_at)
				values (${randomUUID()}, ${at.personId}, ${at.ade.accountId}, 'card', 'read', 'ombudsman', ${now}, '2026-12-01')`
		)
	).rejects.toThrow(/row-level security/);
	await expect(transaction(pass, (sql) => sql`delete from supporter_grant`)).rejects.toThrow(
		/permission denied/
	);
	await passOf(at.ros.asking(now), 'about-me:answer', at.subject);
});

test('staff open no page that lists or ends who helps a person', async () => {
	for (const deed of ['sharing:read', 'sharing:write'] as const)
		await expect(passOf(at.kim.asking(now), deed, at.subject)).rejects.toThrow(/no pass/);
});

test('only the person ends it', async () => {
	await sharing.withdraw(await passOf(at.tahlia.asking(now), 'sharing:write', at.subject), {
		supporter: at.ros.accountId
	});
	await expect(passOf(at.ros.asking(now), 'home:read', at.subject)).rejects.toThrow(/no pass/);
});
