import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as sharing from '../../../src/lib/server/care/sharing/acts.js';
import { endAfter, type Pick } from '../../../src/lib/server/care/sharing/sharing.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import { useSlip } from '../../../src/lib/server/sign-in/slip.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { later, now, scene, type Scene } from './scene.js';

let house: House;
let at: Scene;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
	at = await scene(house);
});

const writing = (when = now) => passOf(at.tahlia.asking(when), 'sharing:write', at.subject);
const reading = (when = now) => passOf(at.tahlia.asking(when), 'sharing:read', at.subject);
const offer = (to: string, picks: Pick[], months = 12, key = randomUUID()) => ({
	to,
	kind: 'supporter' as const,
	purpose: 'plan' as const,
	picks,
	months,
	key
});
const typing: Pick = { part: 'about-me', may: 'type' };
const card: Pick = { part: 'card', may: 'read' };
const share = async (picks: Pick[], months = 12, when = now) =>
	sharing.shareWith(await writing(when), offer(await at.userNameOf(at.ros.accountId), picks, months));
const noted = async () =>
	(
		await house.superSql<{ deed: string; part: string | null }[]>`
		select deed, part from audit.entry where person_id = ${at.personId} and kind = 'act' order by seq`
	).map(({ deed, part }) => (part === null ? deed : `${deed} ${part}`));

describe('sharing with a supporter who has an account', () => {
	test('opens those parts to them and no other, until the end', async () => {
		expect(await share([typing], 3)).toBe('done');
		const people = await sharing.supportedPeople(await passOf(at.ros.asking(now), 'home:read', at.subject));
		expect(people).toEqual([
			{
				id: at.personId,
				name: 'Tahlia Marsh',
				kinds: ['supporter'],
				parts: [{ part: 'about-me', may: 'type', until: endAfter(now, 3) }]
			}
		]);
		await passOf(at.ros.asking(later(80)), 'about-me:answer', at.subject);
		await expect(passOf(at.ros.asking(now), 'card:read', at.subject)).rejects.toThrow(/no pass/);
		await expect(passOf(at.ros.asking(now), 'sharing:read', at.subject)).rejects.toThrow(/no pass/);
		await expect(passOf(at.ros.asking(endAfter(now, 3)), 'about-me:read', at.subject)).rejects.toThrow(
			/no pass/
		);
		await expect(passOf(at.ade.asking(now), 'home:read', at.subject)).rejects.toThrow(/no pass/);
		expect(await noted()).toEqual(['sharing:granted about-me']);
	});

	test('a user name of nobody, of the person or of staff shares nothing', async () => {
		for (const { accountId } of [at.tahlia, at.kim])
			expect(await sharing.shareWith(await writing(), offer(await at.userNameOf(accountId), [card]))).toBe(
				'unknown'
			);
		expect(await sharing.shareWith(await writing(), offer('nobody-here-10', [card]))).toBe('unknown');
		expect((await sharing.readSharing(await reading())).grants).toEqual([]);
		expect(await noted()).toEqual([]);
	});

	test('after five names that nobody has there is a wait, also for a name that is right', async () => {
		for (let round = 0; round < 5; round += 1)
			expect(await sharing.shareWith(await writing(), offer('nobody-here-10', [card]))).toBe('unknown');
		expect(await share([card])).toEqual({ wait: expect.any(Number) });
		expect(await share([card], 12, later(1))).toBe('done');
	});

	test('the same form sent twice is one grant', async () => {
		const same = offer(await at.userNameOf(at.ros.accountId), [typing, card]);
		await sharing.shareWith(await writing(), same);
		await sharing.shareWith(await writing(later(1)), same);
		expect((await sharing.readSharing(await reading())).grants).toHaveLength(2);
		expect(await noted()).toHaveLength(2);
	});

	test('sharing a part again takes the place of what they had in it', async () => {
		await share([{ part: 'about-me', may: 'read' }, card], 24);
		await share([typing], 1, later(2));
		const people = await sharing.supportedPeople(
			await passOf(at.ros.asking(later(3)), 'home:read', at.subject)
		);
		expect(people[0]?.parts).toEqual([
			{ part: 'about-me', may: 'type', until: endAfter(later(2), 1) },
			{ part: 'card', may: 'read', until: endAfter(now, 24) }
		]);
	});
});

describe('withdrawing', () => {
	test('one part ends at once and leaves the others', async () => {
		await share([typing, card]);
		const { grants } = await sharing.readSharing(await reading());
		const typed = grants.find(({ part }) => part === 'about-me');
		await sharing.withdraw(await writing(later(1)), { grant: typed?.id ?? '' });
		await expect(passOf(at.ros.asking(later(1)), 'about-me:read', at.subject)).rejects.toThrow(/no pass/);
		await passOf(at.ros.asking(later(1)), 'card:read', at.subject);
		expect((await noted()).slice(2)).toEqual(['sharing:withdrawn about-me']);
	});

	test('everything of one supporter ends at once, of nobody else', async () => {
		await share([typing, card]);
		await sharing.shareWith(await writing(), offer(await at.userNameOf(at.ade.accountId), [card]));
		await sharing.withdraw(await writing(), { supporter: at.ros.accountId });
		await expect(passOf(at.ros.asking(now), 'home:read', at.subject)).rejects.toThrow(/no pass/);
		await passOf(at.ade.asking(now), 'card:read', at.subject);
	});

	test('twice is once, and what has ended by itself is not withdrawn', async () => {
		await share([card], 1);
		await sharing.withdraw(await writing(later(60)), { supporter: at.ros.accountId });
		expect((await sharing.readSharing(await reading())).grants[0]?.withdrawnAt).toBeNull();
		await share([card], 1, later(60));
		await sharing.withdraw(await writing(later(61)), { supporter: at.ros.accountId });
		await sharing.withdraw(await writing(later(62)), { supporter: at.ros.accountId });
		expect((await noted()).filter((one) => one.startsWith('sharing:withdrawn'))).toHaveLength(1);
	});

	test('a save that was already on its way writes nothing', async () => {
		await share([typing]);
		const pass = await passOf(at.ros.asking(now), 'about-me:answer', at.subject);
		await sharing.withdraw(await writing(), { supporter: at.ros.accountId });
		const insert = transaction(
			pass,
			(sql) =>
				sql`insert into answer ${sql({
					id: randomUUID(),
					person_id: at.personId,
					question: 'about-me/helps',
					set_version: 1,
					state: 'skipped',
					language: 'en',
					typed_by: at.ros.accountId,
					key: randomUUID(),
					body_hash: Buffer.alloc(32),
					written_at: now
				})}`
		);
		await expect(insert).rejects.toThrow(/row-level security/);
		expect(await house.superSql`select from answer where person_id = ${at.personId}`).toHaveLength(0);
	});
});

describe('a slip for a new supporter', () => {
	const using = (code: string, when = now, userName = `ros-${randomUUID().slice(0, 8)}`) =>
		useSlip(code, { userName, passphraseHash: 'none', language: 'en' }, randomUUID(), when);

	test('shares what it says from the moment it is used, and the log says so', async () => {
		const code = await sharing.inviteSupporter(await writing(), offer('Ros Byrne', [typing], 6));
		expect(code).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
		const [slip] = (await sharing.readSharing(await reading())).slips;
		expect(slip).toMatchObject({ name: 'Ros Byrne', picks: [typing], worksUntil: later(7) });
		expect(await using(code ?? '', later(2))).toMatchObject({ state: 'done' });
		const after = await sharing.readSharing(await reading(later(2)));
		expect(after.slips).toEqual([]);
		expect(after.grants).toMatchObject([
			{
				name: 'Ros Byrne',
				...typing,
				startsAt: later(2),
				endsAt: endAfter(now, 6),
				withdrawnAt: null,
				held: false
			}
		]);
		expect(await noted()).toEqual(['sharing:invited about-me', 'sharing:started about-me']);
		const [entry] = await house.superSql<{ at: Date }[]>`
			select at from audit.entry where person_id = ${at.personId} and deed = 'sharing:started'`;
		expect(entry?.at).toEqual(later(2));
	});

	test('the same form sent again stops the slip before it', async () => {
		const same = offer('Ros', [card]);
		const first = await sharing.inviteSupporter(await writing(), same);
		const second = await sharing.inviteSupporter(await writing(), same);
		expect(await using(first ?? '')).toEqual({ state: 'stopped' });
		expect(await using(second ?? '')).toMatchObject({ state: 'done' });
		expect((await sharing.readSharing(await reading())).grants).toHaveLength(1);
	});

	test("is the person's own: no keeper lists it or stops it", async () => {
		await sharing.inviteSupporter(await writing(), offer('Ros', [card]));
		await house.superSql`update sign_in.account set roles = '{keeper}' where id = ${at.kim.accountId}`;
		const pass = await passOf(at.kim.asking(now), 'service:read', {});
		const known = await transaction(
			pass,
			(sql) => sql`select code_hash as hash from sign_in.slips_made() where kind = 'supporter'`
		);
		expect(known).toEqual([]);
		await transaction(pass, async (sql) => {
			for (const { hash } of await house.superSql`select code_hash as hash from sign_in.slip`)
				await sql`select sign_in.stop_slip(${hash})`;
		});
		expect((await sharing.readSharing(await reading())).slips).toHaveLength(1);
	});

	test('can be stopped before it is used', async () => {
		const code = await sharing.inviteSupporter(await writing(), offer('Ros', [card]));
		const [slip] = (await sharing.readSharing(await reading())).slips;
		await sharing.stopSlip(await writing(), slip?.key ?? '');
		expect(await using(code ?? '')).toEqual({ state: 'stopped' });
		expect((await sharing.readSharing(await reading())).slips).toEqual([]);
	});
});

describe('whom to tell', () => {
	const contact = (name: string, tell: boolean) => ({
		id: randomUUID(),
		name,
		who: 'my sister',
		phone: null,
		tell
	});

	test('a contact taken off the list can be put back', async () => {
		const mia = contact('Mia', true);
		await sharing.addContact(await writing(), mia);
		await sharing.addContact(await writing(), mia);
		await sharing.listContact(await writing(later(1)), mia.id, false);
		const gone = await sharing.readSharing(await reading());
		expect([gone.contacts, gone.removed]).toEqual([[], [{ ...mia, removedAt: later(1) }]]);
		await sharing.listContact(await writing(later(2)), mia.id, true);
		expect((await sharing.readSharing(await reading())).contacts).toMatchObject([mia]);
		expect(await noted()).toEqual(['contact:added', 'contact:removed', 'contact:put-back']);
	});

	test('staff who treat the person know both lists, and nothing that was taken off', async () => {
		const [mia, mum, gone] = [contact('Mia', true), contact('Mum', false), contact('Jo', true)];
		for (const one of [mia, mum, gone]) await sharing.addContact(await writing(), one);
		await sharing.listContact(await writing(), gone.id, false);
		await at.arrive();
		const pass = await passOf(at.kim.asking(now), 'home:read', at.subject);
		const known = await transaction(pass, (sql) => sharing.contactsOf(sql, pass));
		expect(known.map(({ name }) => name).toSorted()).toEqual(['Mia', 'Mum']);
	});

	test('a supporter who types, or has the card, knows whom to tell, and never who must not be told', async () => {
		for (const one of [contact('Mia', true), contact('Mum', false)])
			await sharing.addContact(await writing(), one);
		await share([card]);
		const names = async () => {
			const pass = await passOf(at.ros.asking(now), 'home:read', at.subject);
			return (await transaction(pass, (sql) => sharing.contactsOf(sql, pass))).map(({ name }) => name);
		};
		expect(await names()).toEqual(['Mia']);
		await share([typing]);
		expect(await names()).toEqual(['Mia']);
	});
});

test('a look that a page and its frame read side by side is noted once', async () => {
	await share([card]);
	const pass = await passOf(at.ros.asking(now), 'card:read', at.subject);
	const helping = await Promise.all([sharing.helpedBy(pass), sharing.helpedBy(pass)]);
	expect(helping[0]).toEqual({ helping: { helper: 'Ros', person: 'Tahlia Marsh' }, helped: [] });
	expect(
		await house.superSql`select from audit.entry where person_id = ${at.personId} and kind = 'look'`
	).toHaveLength(1);
});
