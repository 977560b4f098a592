import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import {
	currentIntakeOf,
	endIntake,
	openIntakes,
	readIntake,
	staffHome
} from '../../../src/lib/server/care/intake/acts.js';
import { writeAsked } from '../../../src/lib/server/care/about-me/asking-acts.js';
import { readUnitDay } from '../../../src/lib/server/care/intake/worklist-acts.js';
import { findPeople } from '../../../src/lib/server/care/intake/open-acts.js';
import { passOf, someone } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { monday, nothing, tuesday, unknown, ward, type Ward } from './ward.js';

let house: House;
let harbour: Ward;
let hill: Ward;
beforeAll(async () => {
	house = await openHouse();
	harbour = await ward(house, 'Harbour');
	hill = await ward(house, 'Hill');
});
afterAll(() => house.close());

const home = (who: Ward, personId: string, now = monday) =>
	passOf(who.kim.asking(now), 'home:read', { personId });
const intakeOf = async (who: Ward, personId: string): Promise<string> => {
	const open = await openIntakes(await passOf(who.kim.asking(monday), 'unit:read', { unitId: who.unitId }));
	return open.find((one) => one.personId === personId)?.id ?? '';
};
const entries = (personId: string) => house.superSql<{ kind: string; deed: string; unit: string | null }[]>`
	select kind, deed, unit_id as unit from audit.entry where person_id = ${personId} order by seq`;

describe('opening an intake', () => {
	test('makes the unit treat the person, and no other unit', async () => {
		const personId = await harbour.meet(unknown());
		await expect(home(harbour, personId)).resolves.toBeDefined();
		await expect(home(hill, personId)).rejects.toThrow(/no pass/);
		const seen = await staffHome(await home(harbour, personId));
		expect(seen).toMatchObject({ card: 'none', notFollowed: 0 });
	});

	test('is noted with the unit, for the person to read', async () => {
		const personId = await harbour.meet(unknown());
		expect(await entries(personId)).toMatchObject([
			{ kind: 'act', deed: 'intake:opened', unit: harbour.unitId }
		]);
	});

	test('twice, or by two at once, opens one', async () => {
		const who = unknown();
		const personId = await harbour.meet(who);
		const again = await Promise.all([harbour.arrive(who, personId), harbour.arrive(who, personId)]);
		expect(again.map(({ outcome }) => outcome)).toEqual(['opened', 'opened']);
		const rows = await house.superSql`select id from intake where person_id = ${personId}`;
		expect(rows).toHaveLength(1);
		expect(await entries(personId)).toHaveLength(1);
	});

	test('with the same form sent twice meets one person', async () => {
		const who = { ...unknown('Ada Twice'), number: null };
		const key = randomUUID();
		const first = await harbour.arrive(who, 'new', key);
		expect(await harbour.arrive(who, 'new', key)).toEqual(first);
		expect(await house.superSql`select id from person where name = 'Ada Twice'`).toHaveLength(1);
	});

	test('under an id that is another person’s opens nothing', async () => {
		const stranger = await hill.meet(unknown('Not Theirs'));
		const taken = await harbour.arrive({ ...unknown('Somebody Else'), number: null }, 'new', stranger);
		expect(taken).toEqual({ outcome: 'number-taken' });
		await expect(home(harbour, stranger)).rejects.toThrow(/no pass/);
	});

	test('does not give one number to two people', async () => {
		const who = unknown();
		await harbour.meet(who);
		expect(await harbour.arrive({ ...who, name: 'Another Name' }, 'new')).toEqual({
			outcome: 'number-taken'
		});
	});
});

describe('finding a person', () => {
	const find = async (who: Ward, identity: ReturnType<typeof unknown>) =>
		findPeople(await passOf(who.kim.asking(monday), 'intake:open', { unitId: who.unitId }), identity);

	test('by name, birth date and number is beyond doubt, whatever the spaces and capitals', async () => {
		const who = unknown('Sam Okafor');
		const id = await hill.meet(who);
		expect(await find(harbour, { ...who, name: ' sam   OKAFOR ' })).toMatchObject({
			certain: true,
			alike: [{ id }]
		});
		expect((await find(harbour, { ...who, born: '1980-01-03' })).alike).toEqual([]);
	});

	test('two alike need a pick', async () => {
		const who = { ...unknown('Two Alike'), number: null };
		const [one, other] = [await hill.meet(who), await harbour.arrive(who, 'new')];
		const found = await find(harbour, who);
		expect(found.certain).toBe(false);
		expect(found.alike.map(({ id }) => id)).toContain(one);
		expect(found.alike).toHaveLength(2);
		expect(other.outcome).toBe('opened');
		expect(await harbour.arrive(who, '')).toMatchObject({ outcome: 'pick', certain: false });
		expect(await harbour.arrive(who, one)).toMatchObject({ outcome: 'refused', next: 'number' });
		const sure = { ...nothing, sure: true };
		const opened = await harbour.arrive(who, one, randomUUID(), monday, sure);
		expect(opened).toMatchObject({ outcome: 'opened', personId: one });
	});

	test('one whose number nobody wrote down is offered, and has to be picked', async () => {
		const id = await hill.meet({ ...unknown('No Number'), number: null });
		const found = await find(harbour, unknown('No Number'));
		expect(found).toMatchObject({ certain: false, alike: [{ id, recordNumber: null }] });
	});

	test('somebody who does not match cannot be picked', async () => {
		const stranger = await hill.meet(unknown('Far Away'));
		expect(await harbour.arrive(unknown(), stranger)).toMatchObject({ outcome: 'pick' });
		await expect(home(harbour, stranger)).rejects.toThrow(/no pass/);
	});

	test('is for who works in the unit, also straight in SQL', async () => {
		const who = unknown('Only Members');
		await harbour.meet(who);
		const outsider = await someone(house, { name: 'Nobody There' });
		await expect(passOf(outsider.asking(monday), 'intake:open', { unitId: harbour.unitId })).rejects.toThrow(
			/no pass/
		);
		const ask = (session: string) =>
			house.appSql.begin(async (sql) => {
				await sql`select set_config('app.session', ${session}, true),
					set_config('app.now', ${monday.toISOString()}, true)`;
				return sql`select id from access.people_matching(${harbour.unitId}, ${who.born}, ${who.name}, ${who.number})`;
			});
		expect(await ask(outsider.asking(monday).session)).toHaveLength(0);
		expect(await ask('')).toHaveLength(0);
		expect(await ask(harbour.kim.asking(monday).session)).toHaveLength(1);
	});
});

describe('ending an intake', () => {
	const end = async (who: Ward, personId: string, id: string, how: 'discharge' | 'wrong-person') =>
		endIntake(await passOf(who.kim.asking(tuesday), 'intake:end', { personId }), id, how);

	test('by discharge ends treating with the next request', async () => {
		const personId = await harbour.meet(unknown());
		expect(await end(harbour, personId, await intakeOf(harbour, personId), 'discharge')).toBe(harbour.unitId);
		await expect(home(harbour, personId, tuesday)).rejects.toThrow(/no pass/);
	});

	test('as the wrong person keeps every look', async () => {
		const personId = await harbour.meet(unknown());
		await transaction(
			await passOf(harbour.kim.asking(monday), 'card:read', { personId }),
			async () => undefined
		);
		await end(harbour, personId, await intakeOf(harbour, personId), 'wrong-person');
		await expect(home(harbour, personId, tuesday)).rejects.toThrow(/no pass/);
		expect((await entries(personId)).map(({ deed }) => deed)).toEqual([
			'intake:opened',
			'card:read',
			'intake:wrong-person'
		]);
	});

	test('twice, or that of another person, changes nothing', async () => {
		const [one, other] = [await harbour.meet(unknown()), await harbour.meet(unknown())];
		expect(await end(harbour, one, await intakeOf(harbour, other), 'discharge')).toBeNull();
		expect(await end(harbour, one, randomUUID(), 'discharge')).toBeNull();
		await expect(home(harbour, other)).resolves.toBeDefined();
	});

	test('at one unit leaves the other unit treating, each with its own intake', async () => {
		const who = unknown();
		const personId = await harbour.meet(who);
		await hill.arrive(who, personId, randomUUID(), tuesday);
		await end(harbour, personId, await intakeOf(harbour, personId), 'discharge');
		const pass = await home(hill, personId, tuesday);
		const current = await transaction(pass, (sql) => currentIntakeOf(sql, pass));
		expect(current).toMatchObject({
			unitName: 'Hill',
			zone: 'Europe/London',
			openedBy: 'Kim of Hill, Nurse'
		});
	});

	test('of another unit cannot be read', async () => {
		const who = unknown();
		const personId = await harbour.meet(who);
		await hill.arrive(who, personId);
		const theirs = await intakeOf(harbour, personId);
		const pass = await passOf(hill.kim.asking(monday), 'intake:read', { personId });
		expect(await readIntake(pass, theirs)).toBeNull();
		expect(await readIntake(pass, await intakeOf(hill, personId))).toMatchObject({
			intake: { unitName: 'Hill', ended: null }
		});
	});
});

describe('asking about hard things is the same schedule at every stay', () => {
	const march = (day: number) => new Date(`2026-03-${String(day).padStart(2, '0')}T09:00:00Z`);
	const standing = async (who: Ward, personId: string, now: Date) => {
		const pass = await passOf(who.kim.asking(now), 'unit:read', { unitId: who.unitId });
		return (await readUnitDay(pass)).listed.find((one) => one.personId === personId);
	};
	const leaves = async (who: Ward, personId: string, now: Date) =>
		endIntake(
			await passOf(who.kim.asking(now), 'intake:end', { personId }),
			await intakeOf(who, personId),
			'discharge'
		);
	const offer = async (who: Ward, personId: string, now: Date, nextOn: string | null) =>
		writeAsked(await passOf(who.kim.asking(now), 'asking:write', { personId }), {
			...{ id: randomUUID(), present: '' },
			...(nextOn === null ? { outcome: 'not-again', nextOn } : { outcome: 'later', nextOn })
		});

	test('asked later at one stay, it is offered again at the next from the day that was named, not before', async () => {
		const identity = unknown('Ines Later');
		const personId = await harbour.meet(identity);
		expect(await standing(harbour, personId, monday)).toMatchObject({ asking: 'offer' });
		await offer(harbour, personId, monday, '2026-03-12');
		await leaves(harbour, personId, tuesday);
		// The next stay is at another unit: what was said there holds here.
		await hill.arrive(identity, personId, randomUUID(), march(11));
		const next = { offeredOn: monday, nextOn: '2026-03-12' };
		expect(await standing(hill, personId, march(11))).toMatchObject({
			asking: 'offered',
			standing: { ...next, due: false }
		});
		expect(await standing(hill, personId, march(12))).toMatchObject({
			asking: 'again',
			standing: { ...next, due: true }
		});
	});

	test('"please do not ask me again" holds at the next stay, whenever that is', async () => {
		const identity = unknown('Ines Never');
		const personId = await harbour.meet(identity);
		await offer(harbour, personId, monday, null);
		await leaves(harbour, personId, tuesday);
		await harbour.arrive(identity, personId, randomUUID(), march(30));
		expect(await standing(harbour, personId, march(30))).toMatchObject({ asking: 'closed' });
	});
});
