import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { addNotNow, addOffer, readOffers } from '../../../src/lib/server/care/debrief/offer-acts.js';
import {
	choose,
	chooseReaders,
	readAccount,
	readDebrief
} from '../../../src/lib/server/care/account/acts.js';
import { debriefTasks } from '../../../src/lib/server/care/debrief/task-acts.js';
import { listDebriefs } from '../../../src/lib/server/care/talk/unit-acts.js';
import { offered } from '../../../src/lib/server/care/debrief/offered-acts.js';
import { readJoint } from '../../../src/lib/server/care/talk/acts.js';
import { readStaffPart } from '../../../src/lib/server/care/debrief/staff-acts.js';
import { reviewed } from '../../../src/lib/server/care/debrief/reviewed.js';
import { standingOf } from '../../../src/lib/server/care/debrief/debrief.js';
import { setOf } from '../../../src/lib/server/questions/sets.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import type { Pass, Sql } from '../../../src/lib/server/access/index.js';
import { passOf, someone } from '../../support/asker.js';
import type { House } from '../../support/sign-in.js';
import { afterwards, livedAfter, sydney, type After } from './scene.js';

let house: House;
let at: After;
livedAfter((lived) => ({ house, at } = lived), 'evening');

const gone = { status: 404 };
const monday = sydney('16:30', '16');
const unitList = async (who: { asking: typeof at.kim.asking }, when = monday) =>
	listDebriefs(await passOf(who.asking(when), 'debriefs:read', at.unit), 'Australia/Sydney');
const side = { text: 'MARKER-SIDE: they said locked' };
const to = (...groups: ('care-team' | 'facilitator')[]) => ({ groups, named: [] as string[] });
/** How many rows of each table with the person's side in it somebody reads straight in SQL. */
const rows = async (pass: Pass) =>
	transaction(pass, async (sql: Sql) => {
		const counts: Record<string, number> = {};
		for (const table of [
			'answer',
			'answer_now',
			'answer_check',
			'rendering',
			'draft',
			'debrief_choice',
			'debrief_offer',
			'debrief_not_now',
			'debrief_audience',
			'finding',
			'proposal',
			'joint_debrief'
		])
			counts[table] = (
				await sql`select from ${sql(table)} where person_id = ${at.personId}
				${/^answer$|^answer_now$/.test(table) ? sql`and context = ${at.episodeId}` : sql``}`
			).length;
		return counts;
	});
const nothing = {
	answer: 0,
	answer_now: 0,
	answer_check: 0,
	rendering: 0,
	draft: 0,
	debrief_choice: 0,
	debrief_offer: 0,
	debrief_not_now: 0,
	debrief_audience: 0,
	finding: 0,
	proposal: 0,
	joint_debrief: 0
};

describe('what is offered', () => {
	test('is nothing while it goes on, and something as soon as it has ended', async () => {
		await expect(offered(await at.mine('debrief:read', monday))).rejects.toMatchObject(gone);
		expect(await unitList(at.kim)).toEqual([]);
		await at.end();
		expect((await offered(await at.mine('debrief:read', monday))).endedAt).toEqual(sydney('19:26', '14'));
		expect(await unitList(at.kim)).toMatchObject([
			{ personName: 'Tahlia Marsh', standing: { state: 'asked' } }
		]);
	});

	test('ends with its last part, when nobody wrote its end', async () => {
		const { id } =
			(
				await house.superSql<{ id: string }[]>`
			select item as id from episode_fact where episode_id = ${at.episodeId} and field = 'component'`
			)[0] ?? expect.fail();
		await house.superSql`insert into episode_fact (id, episode_id, person_id, field, item, value, entered_at, entered_by, key)
			values (${randomUUID()}, ${at.episodeId}, ${at.personId}, 'component', ${id},
				${house.superSql.json({ kind: 'seclusion', from: sydney('19:05', '14').toISOString(), to: sydney('19:31', '14').toISOString() })},
				${sydney('20:30', '14')}, ${at.kim.accountId}, ${randomUUID()})`;
		expect((await offered(await at.mine('debrief:read', monday))).endedAt).toEqual(sydney('19:31', '14'));
	});

	test('is nothing after a death, to anybody, and everything again when that was written by mistake', async () => {
		await at.end();
		await at.ask();
		await at.write('harm', { level: 'death' });
		await expect(readDebrief(await at.mine('debrief:read', monday))).rejects.toMatchObject(gone);
		await expect(
			choose(await at.mine('debrief:choose', monday), randomUUID(), 'now', null)
		).rejects.toMatchObject(gone);
		await expect(
			readJoint(await passOf(at.ana.asking(monday), 'joint:read', at.episode))
		).rejects.toMatchObject(gone);
		await expect(
			readStaffPart(await passOf(at.dana.asking(monday), 'staff-debrief:read', at.episode))
		).rejects.toMatchObject(gone);
		expect(await unitList(at.kim)).toEqual([]);
		expect(await at.ask()).toBe(false);
		for (const who of [at.dana, at.ana])
			expect(await debriefTasks(await passOf(who.asking(monday), 'account:read', {}))).toEqual([]);
		await at.write('harm', null, sydney('21:00', '14'));
		expect(await unitList(at.kim)).toHaveLength(1);
	});
});

test('while the person does not say where, nobody reads it who works in a unit they were in', async () => {
	const outside = async (unit: string | null) => {
		const [row] = await house.superSql<{ may: boolean }[]>`
			select access.leads_outside(${at.ana.accountId}, ${unit}, ${at.personId}) as may`;
		return row?.may;
	};
	expect([await outside(null), await outside(at.unitId)]).toEqual([true, true]);
	await house.superSql`insert into unit_staff (unit_id, account_id, since)
		values (${at.unitId}, ${at.ana.accountId}, ${sydney('10:00', '10')})`;
	expect([await outside(null), await outside(at.unitId), await outside(randomUUID())]).toEqual([
		...[false, false, true]
	]);
});

describe('an offer', () => {
	beforeEach(() => at.end());
	const tuesday = sydney('10:00', '17');
	const offering = (when = tuesday) => passOf(at.kim.asking(when), 'debriefs:offer', at.unit);
	const offer = async (
		what: 'side' | 'joint',
		offeredAt: Date,
		answer: 'none' | 'no' = 'none',
		on?: string
	) =>
		addOffer(await offering(), at.episodeId, {
			...{ id: randomUUID(), what, how: 'phone', offeredAt, answer, answerOn: on ?? null, words: null }
		});
	const flags = async () =>
		(await readDebrief(await at.mine('debrief:read', tuesday))).offers.map(({ tooEarly, afterNo }) => [
			tooEarly,
			afterNo
		]);

	test('before it had ended, or after a no, is kept and said to the person and on the page of the unit', async () => {
		await offer('side', sydney('19:10', '14'));
		await offer('side', sydney('09:00', '15'), 'no', '2026-03-16');
		await offer('side', sydney('18:00', '15'));
		await offer('joint', sydney('18:00', '16'));
		const odd = [
			[true, false],
			[false, false],
			[false, true],
			[false, false]
		];
		expect(await flags()).toEqual(odd);
		expect((await unitList(at.kim, tuesday))[0]?.pressed).toEqual({ notNows: 0, tooEarly: 1, afterNo: 1 });
		expect((await unitList(at.dana, tuesday))[0]?.pressed).toBeNull();
	});

	test('to sit together is none to tell their side', async () => {
		await offer('joint', sydney('09:00', '15'));
		const state = async (stage: string) =>
			(await unitList(at.kim, tuesday))[0]?.dues.find((due) => due.stage === stage)?.state;
		expect([await state('joint'), await state('offer')]).toEqual(['met', 'running']);
		await offer('side', sydney('10:00', '15'));
		expect(await state('offer')).toBe('met');
	});

	test('is not called late after a no or a day of their own, nor after the person ended their side', async () => {
		const april = new Date('2026-04-20T00:00:00Z');
		const joint = async () =>
			(await unitList(at.kim, april))[0]?.dues.find(({ stage }) => stage === 'joint')?.state;
		expect(await joint()).toBe('passed');
		await choose(await at.mine('debrief:choose', monday), randomUUID(), 'later', '2026-03-18');
		expect(await joint()).toBe('by-choice');
		await choose(await at.mine('debrief:choose', tuesday), randomUUID(), 'now', null);
		expect(await joint()).toBe('passed');
		await house.superSql`insert into joint_entry (id, episode_id, person_id, kind, what, entered_by, entered_at)
			values (${randomUUID()}, ${at.episodeId}, ${at.personId}, 'person-closed', 'no-change',
				${at.person.accountId}, ${tuesday})`;
		expect(await joint()).toBe('by-choice');
	});

	test('is put off for health reasons by who treats the person alone, two weeks at most, and a second time is shown', async () => {
		const putOff = async (nextOffer: string) =>
			addNotNow(await offering(), at.episodeId, {
				...{ id: randomUUID(), reason: 'Fever', until: '2026-03-18', nextOffer }
			});
		await putOff('2026-03-20');
		await expect(putOff('2026-04-20')).rejects.toThrow(/check constraint/);
		await putOff('2026-03-31');
		expect((await unitList(at.kim, tuesday))[0]?.pressed).toMatchObject({ notNows: 2 });
		await house.superSql`update intake set ended_at = ${tuesday}, ended_how = 'discharge' where person_id = ${at.personId}`;
		expect((await readOffers(await offering(), at.episodeId, 'Australia/Sydney')).mayPutOff).toBe(false);
		await expect(putOff('2026-03-20')).rejects.toMatchObject(gone);
		await expect(
			transaction(
				await offering(),
				(sql) => sql`insert into debrief_not_now
					(id, episode_id, person_id, reason, until, next_offer, entered_by, entered_at)
					values (${randomUUID()}, ${at.episodeId}, ${at.personId}, 'r', '2026-03-18', '2026-03-19',
						${at.kim.accountId}, ${tuesday})`
			)
		).rejects.toMatchObject({ code: '42501' });
	});
});

describe('the choice', () => {
	beforeEach(() => at.end());

	test('is a row each time, the latest holds, and the same form sent twice is one', async () => {
		const id = randomUUID();
		for (const _ of [1, 2]) await choose(await at.mine('debrief:choose', monday), id, 'later', '2026-03-18');
		expect((await unitList(at.kim))[0]?.standing).toEqual({ state: 'later', on: '2026-03-18', come: false });
		expect((await unitList(at.kim, sydney('09:00', '25')))[0]?.standing).toMatchObject({
			state: 'later',
			come: true
		});
		await choose(await at.mine('debrief:choose', sydney('17:00', '16')), randomUUID(), 'no', null);
		await choose(await at.mine('debrief:choose', sydney('17:01', '16')), randomUUID(), 'now', null);
		const { chosen } = await readDebrief(await at.mine('debrief:read', sydney('17:02', '16')));
		expect(chosen.map(({ choice }) => choice)).toEqual(['later', 'no', 'now']);
		expect(standingOf(chosen, '2026-03-16')).toEqual({ state: 'now' });
	});

	test('is not for staff who took part to know, in the list or in SQL', async () => {
		await choose(await at.mine('debrief:choose', monday), randomUUID(), 'no', null);
		expect((await unitList(at.kim))[0]?.standing).toEqual({ state: 'no', on: null, come: false });
		expect((await unitList(at.dana))[0]).toMatchObject({ standing: null, metAt: null, tookPart: true });
		expect(await rows(await passOf(at.dana.asking(monday), 'debriefs:read', at.unit))).toEqual(nothing);
	});

	test('cannot be made for another person’s episode under one’s own name', async () => {
		const other = await afterwards(house);
		const pass = await passOf(other.person.asking(monday), 'home:read', other.subject);
		const choice = (personId: string) =>
			transaction(
				pass,
				(sql) => sql`
			insert into debrief_choice (id, episode_id, person_id, choice, chosen_by, chosen_at)
			values (${randomUUID()}, ${at.episodeId}, ${personId}, 'no', ${other.person.accountId}, ${monday})`
			);
		await expect(choice(other.personId)).rejects.toThrow(/foreign key/);
		await expect(choice(at.personId)).rejects.toThrow(/row-level security/);
	});
});

describe('the person’s side', () => {
	beforeEach(async () => {
		await at.end();
		await at.ask();
	});
	const account = (who: { asking: typeof at.kim.asking }) =>
		passOf(who.asking(monday), 'debrief:see', at.episode);

	test('is nobody’s when the person opens it to nobody', async () => {
		await at.tell(at.person, 'debrief:answer', 'debrief-person/before', side, to());
		for (const who of [at.kim, at.dana, at.ana]) {
			await expect(readAccount(await account(who))).rejects.toMatchObject(gone);
			expect(await rows(await account(who))).toEqual(nothing);
		}
		expect((await readJoint(await passOf(at.ana.asking(monday), 'joint:read', at.episode))).told).toEqual([]);
	});

	test('is the team’s but never that of staff who took part, though they treat the person too', async () => {
		await at.tell(at.person, 'debrief:answer', 'debrief-person/before', side, to('care-team', 'facilitator'));
		expect((await readAccount(await account(at.kim))).answers).toMatchObject([{ value: side }]);
		expect((await readAccount(await account(at.ana))).answers).toHaveLength(1);
		expect((await rows(await account(at.kim))).rendering).toBe(1);
		await expect(readAccount(await account(at.dana))).rejects.toMatchObject(gone);
		expect(await rows(await account(at.dana))).toEqual(nothing);
	});

	test('leaves no look behind for somebody to whom it was not there', async () => {
		await at.tell(at.person, 'debrief:answer', 'debrief-person/before', side, to('care-team'));
		const looks = () =>
			house.superSql`select from audit.entry where person_id = ${at.personId} and part = 'debrief'`;
		await expect(readAccount(await account(at.dana))).rejects.toMatchObject(gone);
		expect(await looks()).toHaveLength(0);
		await readAccount(await account(at.kim));
		expect(await looks()).toHaveLength(1);
	});

	test('opens to somebody who took part when the person names them, and closes again at once', async () => {
		await at.tell(at.person, 'debrief:answer', 'debrief-person/before', side, to('facilitator'));
		const { readers } = await readDebrief(await at.mine('debrief:read', monday));
		expect(readers).toContainEqual({ id: at.dana.accountId, name: 'Dana Reyes, Casual worker' });
		const named = { groups: [], named: [at.dana.accountId] };
		await chooseReaders(await at.mine('debrief:choose', monday), randomUUID(), named);
		expect((await readAccount(await account(at.dana))).answers).toMatchObject([{ value: side }]);
		expect((await readJoint(await passOf(at.ana.asking(monday), 'joint:read', at.episode))).told).toEqual([]);
		await chooseReaders(await at.mine('debrief:choose', sydney('16:31', '16')), randomUUID(), to());
		await expect(readAccount(await account(at.dana))).rejects.toMatchObject(gone);
	});

	test('keeps what is only mine mine, when the whole of it is opened', async () => {
		await at.tell(at.person, 'debrief:answer', 'debrief-person/pressure', { choice: 'yes' }, to());
		await at.tell(at.person, 'debrief:answer', 'debrief-person/before', side, to());
		await chooseReaders(await at.mine('debrief:choose', monday), randomUUID(), to('care-team'));
		expect((await readAccount(await account(at.kim))).answers.map(({ question }) => question)).toEqual([
			'debrief-person/before'
		]);
	});

	test('is read by a supporter who is named, until the grant ends', async () => {
		const ros = await someone(house, { name: 'Ros', kind: 'supporter' });
		const grant = randomUUID();
		await house.superSql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
			values (${grant}, ${at.personId}, ${ros.accountId}, 'debrief', 'type', ${sydney('09:00', '10')}, '2026-12-01')`;
		await at.tell(at.person, 'debrief:answer', 'debrief-person/before', side, {
			groups: [],
			named: [ros.accountId]
		});
		const pass = await account(ros);
		expect((await readAccount(pass)).answers).toHaveLength(1);
		await house.superSql`update supporter_grant set withdrawn_at = ${sydney('16:00', '16')} where id = ${grant}`;
		await expect(account(ros)).rejects.toThrow('no pass');
		expect((await rows(pass)).answer).toBe(0);
	});

	test('typed by a supporter, counts once the person has checked it', async () => {
		const ros = await someone(house, { name: 'Ros', kind: 'supporter' });
		await house.superSql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
			values (${randomUUID()}, ${at.personId}, ${ros.accountId}, 'debrief', 'type', ${sydney('09:00', '10')}, '2026-12-01')`;
		await at.tell(ros, 'debrief:answer', 'debrief-person/before', side, to('facilitator'));
		const { waiting, answers } = await readDebrief(await at.mine('debrief:read', monday));
		expect([waiting.length, answers.length]).toEqual([1, 0]);
		expect((await rows(await account(at.dana))).answer).toBe(0);
	});
});

describe('the staff’s part', () => {
	beforeEach(() => at.end());

	test('is each one’s own, for the facilitator, and for the person only where it is meant for them', async () => {
		await at.ask();
		await at.tell(
			at.dana,
			'staff-debrief:answer',
			'debrief-staff/first-signs',
			{ text: 'Paced' },
			to('facilitator')
		);
		await at.tell(
			at.dana,
			'staff-debrief:answer',
			'debrief-staff/plan-used',
			{ choice: 'not-used' },
			{ groups: ['person', 'facilitator'], named: [] }
		);
		await at.tell(at.dana, 'staff-debrief:answer', 'debrief-staff/missed', { text: 'Shaken' }, to());
		expect(
			(await readStaffPart(await passOf(at.dana.asking(monday), 'staff-debrief:read', at.episode))).answers
		).toHaveLength(3);
		const joint = await readJoint(await passOf(at.ana.asking(monday), 'joint:read', at.episode));
		expect(joint.staff.map(({ question }) => question).sort()).toEqual([
			'debrief-staff/first-signs',
			'debrief-staff/plan-used'
		]);
		const mine = await transaction(
			await at.mine('debrief:read', monday),
			(sql) => sql<{ question: string }[]>`select question from answer_now where context = ${at.episodeId}`
		);
		expect(mine.map(({ question }) => question)).toEqual(['debrief-staff/plan-used']);
	});

	test('what reviewers read of staff is the same list in the rows and in the page that says so', async () => {
		const [row] = await house.superSql<{ all: string[] }[]>`select review.staff_questions() as all`;
		expect(row?.all).toEqual(reviewed);
		const { questions, version } = setOf('debrief-staff');
		expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining(reviewed));
		expect(version).toBeGreaterThanOrEqual(5);
	});

	test('cannot be written by somebody who took no part, nor under another person’s name', async () => {
		const insert = (who: typeof at.kim, personId: string) => async () =>
			transaction(
				await passOf(who.asking(monday), 'debriefs:read', at.unit),
				(sql) => sql`
				insert into answer ${sql({
					id: randomUUID(),
					person_id: personId,
					question: 'debrief-staff/missed',
					context: at.episodeId,
					voice: who.accountId,
					set_version: 1,
					state: 'skipped',
					language: 'en',
					typed_by: who.accountId,
					key: 'k',
					body_hash: Buffer.alloc(32),
					written_at: monday
				})}`
			);
		const other = await afterwards(house);
		await expect(insert(at.kim, at.personId)()).rejects.toThrow(/row-level security/);
		await expect(insert(at.dana, other.personId)()).rejects.toThrow(/row-level security/);
		await insert(at.dana, at.personId)();
	});

	test('is a task until every question has an answer', async () => {
		const tasks = async (who: typeof at.dana) =>
			debriefTasks(await passOf(who.asking(monday), 'account:read', {}));
		expect(await tasks(at.dana)).toMatchObject([
			{ part: 'right-after' },
			{ part: 'staff', personName: 'Tahlia Marsh', written: 0 }
		]);
		expect(await tasks(at.kim)).toEqual([]);
		await at.tell(at.dana, 'staff-debrief:answer', 'debrief-staff/first-signs', { text: 'Paced' }, to());
		expect(await tasks(at.dana)).toMatchObject([{ part: 'right-after' }, { written: 1 }]);
	});
});

describe('who leads', () => {
	beforeEach(() => at.end());

	test('cannot be somebody who took part: in the list, in the act, straight in SQL', async () => {
		const [listed] = await unitList(at.kim);
		const ids = listed?.candidates.map(({ id }) => id);
		expect(ids).toContain(at.ana.accountId);
		for (const { accountId } of [at.dana, at.kim]) expect(ids).not.toContain(accountId);
		expect(await at.ask(at.dana)).toBe(false);
		expect(await at.ask(at.kim)).toBe(false);
		await expect(
			transaction(
				await passOf(at.kim.asking(monday), 'debriefs:name', at.unit),
				(sql) => sql`
				insert into debrief_facilitator (episode_id, person_id, account_id, named_by, named_at)
				values (${at.episodeId}, ${at.personId}, ${at.dana.accountId}, ${at.kim.accountId}, ${monday})`
			)
		).rejects.toThrow(/row-level security/);
	});

	test('stops leading the moment they are named in the record, and the unit can ask somebody else', async () => {
		expect(await at.ask()).toBe(true);
		await passOf(at.ana.asking(monday), 'joint:read', at.episode);
		await house.superSql`insert into episode_staff (id, episode_id, person_id, account_id, name, role, entered_at, entered_by)
			values (${randomUUID()}, ${at.episodeId}, ${at.personId}, ${at.ana.accountId}, 'Ana', 'held', ${monday}, ${at.kim.accountId})`;
		await expect(passOf(at.ana.asking(monday), 'joint:read', at.episode)).rejects.toThrow('no pass');
		await expect(passOf(at.ana.asking(monday), 'joint:write', at.episode)).rejects.toThrow('no pass');
		const elias = await someone(house, { name: 'Elias', job: 'Facilitator' });
		await house.superSql`update sign_in.account set roles = '{facilitator}' where id = ${elias.accountId}`;
		expect(await at.ask(elias, sydney('10:00', '16'))).toBe(true);
		expect((await unitList(at.kim))[0]?.ledBy).toBe('Elias, Facilitator');
		await passOf(elias.asking(monday), 'joint:read', at.episode);
	});

	test('reads the lines of the card, nothing else of the plan, and not for ever', async () => {
		await at.ask();
		const lines = async (when: Date) =>
			transaction(
				await passOf(at.ana.asking(when), 'joint:read', at.episode),
				(sql) => sql<{ value: unknown }[]>`
				select value from answer where person_id = ${at.personId} and context = ${'00000000-0000-0000-0000-000000000000'}`
			);
		expect(await lines(monday)).toMatchObject([{ value: { items: [{ text: 'Tight blanket' }, {}] } }]);
		expect(await lines(new Date('2026-07-01T00:00:00Z'))).toHaveLength(0);
	});
});
