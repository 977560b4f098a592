import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import { listDebriefs } from '../../../src/lib/server/care/talk/unit-acts.js';
import {
	answerException,
	askException,
	readLeading,
	readRefused,
	sayOfLeader,
	writeAway
} from '../../../src/lib/server/care/talk/leader-acts.js';
import { passOf, someone } from '../../support/asker.js';
import type { House } from '../../support/sign-in.js';
import { livedAfter, sydney, type After } from './scene.js';

let house: House;
let at: After;
livedAfter((lived) => ({ house, at } = lived), 'ended');

const day = sydney('09:00', '16');
const leads = async (who: { asking: typeof at.kim.asking }, when = day): Promise<boolean> => {
	const pass = await passOf(who.asking(when), 'account:read', {});
	const [row] = await transaction(
		pass,
		(sql) => sql<{ leads: boolean }[]>`select access.facilitates(${at.episodeId}) as leads`
	);
	return row?.leads === true;
};
const worksHere = (accountId: string, since: Date, until: Date | null = null) =>
	house.superSql`insert into unit_staff (unit_id, account_id, since, until)
		values (${at.unitId}, ${accountId}, ${since}, ${until})`;

test('a facilitator who works where it happened, or did that day, cannot be asked, nor named in SQL', async () => {
	const [now, then] = [await someone(house, { name: 'Nan Low' }), await someone(house, { name: 'Tim Far' })];
	await house.superSql`update sign_in.account set roles = '{facilitator}'
		where id = any (${[now.accountId, then.accountId]})`;
	await worksHere(now.accountId, sydney('08:00', '01'));
	await worksHere(then.accountId, sydney('08:00', '01'), sydney('08:00', '15'));
	const pass = await passOf(at.kim.asking(day), 'debriefs:name', at.unit);
	const [listed] = await listDebriefs(
		await passOf(at.kim.asking(day), 'debriefs:read', at.unit),
		'Australia/Sydney'
	);
	const names = listed?.candidates.map(({ id }) => id);
	expect(names).toContain(at.ana.accountId);
	for (const who of [now, then]) {
		expect(names).not.toContain(who.accountId);
		expect(await at.ask(who)).toBe(false);
		await expect(
			transaction(
				pass,
				(sql) => sql`insert into debrief_facilitator (episode_id, person_id, account_id, named_by, named_at)
					values (${at.episodeId}, ${at.personId}, ${who.accountId}, ${at.kim.accountId}, ${day})`
			)
		).rejects.toThrow(/row-level security/);
	}
});

test('whoever begins to work where the person is treated leads no more', async () => {
	await at.ask();
	expect(await leads(at.ana)).toBe(true);
	await worksHere(at.ana.accountId, day);
	expect(await leads(at.ana)).toBe(false);
});

test('an exception leads only by the person’s yes to their name, as long as it stands', async () => {
	const unit = await passOf(at.kim.asking(day), 'debriefs:offer', at.unit);
	const why = 'The only facilitator is away until April';
	const asks = (accountId: string, id = randomUUID()) =>
		askException(unit, at.episodeId, { id, accountId, why });
	// Of those whom other tests left here, none is a facilitator. Ana is independent and there.
	await house.superSql`update sign_in.account set roles = '{}' where id <> all (${[at.ana.accountId]})`;
	const byHand = (kind: string) =>
		transaction(
			unit,
			(
				sql
			) => sql`insert into joint_entry (id, episode_id, person_id, kind, name, account_id, words, entered_by,
					entered_at)
				values (${randomUUID()}, ${at.episodeId}, ${at.personId}, ${kind}, 'Kim', ${at.kim.accountId}, 'w',
					${at.kim.accountId}, ${day})`
		);
	expect(await asks(at.kim.accountId)).toEqual({ there: [expect.stringContaining('Ana Silva')] });
	for (const kind of ['exception-asked', 'outside-invited'])
		await expect(byHand(kind)).rejects.toThrow(/row-level security/);
	const away = { id: randomUUID(), accountId: at.ana.accountId, until: '2026-03-31', why };
	expect(await writeAway(unit, at.episodeId, { ...away, until: '2026-03-15' })).toBe('day-gone');
	expect(await writeAway(unit, at.episodeId, away)).toBe('written');
	expect((await readLeading(unit, at.episodeId)).away).toMatchObject([{ onDay: '2026-03-31' }]);
	expect(await asks(at.dana.accountId)).toBe('not-them');
	expect(await asks(at.ana.accountId)).toBe('not-them');
	const about = randomUUID();
	expect(await asks(at.kim.accountId, about)).toBe('asked');
	expect(await leads(at.kim)).toBe(false);
	const says = async (what: string, when: Date) =>
		answerException(await passOf(at.person.asking(when), 'together:write', at.episode), {
			...{ id: randomUUID(), about, what }
		});
	await says('yes', sydney('10:00', '16'));
	expect(await leads(at.kim)).toBe(true);
	await says('no', sydney('11:00', '16'));
	expect(await leads(at.kim)).toBe(false);
	const forged = transaction(
		unit,
		(sql) => sql`insert into debrief_facilitator
			(episode_id, person_id, account_id, named_by, named_at, basis, exception_id)
			values (${at.episodeId}, ${at.personId}, ${at.kim.accountId}, ${at.kim.accountId}, ${day}, 'agreed', ${about})`
	);
	await expect(forged).rejects.toThrow(/row-level security/);
	// Her no holds: nobody asks again, in the act or in SQL, until she says otherwise herself.
	expect(await asks(at.kim.accountId)).toBe('said-no');
	await expect(byHand('exception-asked')).rejects.toThrow(/row-level security/);
	const own = await passOf(at.person.asking(sydney('12:00', '16')), 'together:write', at.episode);
	const reading = await passOf(at.person.asking(day), 'together:read', at.episode);
	expect((await readRefused(reading)).map(({ id }) => id)).toEqual([at.kim.accountId]);
	await sayOfLeader(own, { id: randomUUID(), about: at.kim.accountId, what: 'yes' });
	expect(await readRefused(reading)).toEqual([]);
	expect(await leads(at.kim)).toBe(false);
	expect(await asks(at.kim.accountId)).toBe('asked');
	// On the day after, Ana is back.
	const april = await passOf(at.kim.asking(sydney('09:00', '31')), 'debriefs:offer', at.unit);
	expect((await readLeading(april, at.episodeId)).independent).toEqual([]);
	const back = await passOf(at.kim.asking(new Date('2026-04-01T09:00:00+11:00')), 'debriefs:offer', at.unit);
	expect((await readLeading(back, at.episodeId)).independent).toHaveLength(1);
});

test('whom the person refuses by name leads no more, and cannot be named, until she says otherwise', async () => {
	await house.superSql`update sign_in.account set roles = '{}' where id <> all (${[at.ana.accountId]})`;
	await at.ask();
	const own = await passOf(at.person.asking(day), 'together:write', at.episode);
	await sayOfLeader(own, { id: randomUUID(), about: at.ana.accountId, what: 'no' });
	expect(await leads(at.ana)).toBe(false);
	const unit = await passOf(at.kim.asking(day), 'debriefs:offer', at.unit);
	expect(await readLeading(unit, at.episodeId)).toMatchObject({ independent: [], refusesLeader: true });
	const pass = await passOf(at.kim.asking(day), 'debriefs:name', at.unit);
	await expect(
		transaction(
			pass,
			(sql) => sql`insert into debrief_facilitator (episode_id, person_id, account_id, named_by, named_at)
				values (${at.episodeId}, ${at.personId}, ${at.ana.accountId}, ${at.kim.accountId}, ${sydney('10:00', '17')})`
		)
	).rejects.toThrow(/row-level security|duplicate/);
	await sayOfLeader(own, { id: randomUUID(), about: at.ana.accountId, what: 'yes' });
	expect(await leads(at.ana)).toBe(true);
});
