import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	confirm,
	openHolds,
	readHold,
	sayHere,
	sayPressed,
	takeBack
} from '../../../src/lib/server/care/pressure/acts.js';
import { shareWith } from '../../../src/lib/server/care/sharing/acts.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { as, minutes, noon, pressed, type Pressed } from './pressed.js';

let house: House;
let at: Pressed;
beforeAll(async () => {
	house = await openHouse();
});
beforeEach(async () => {
	at = await pressed(house);
});
afterAll(() => house.close());

const answering = (when = noon) => passOf(at.person.asking(when), 'to-confirm:answer', at.subject);
const pressedBy = (when: Date) =>
	as(house, at.person, when, async (sql) => {
		const [row] = await sql<{ by: string[] }[]>`select access.pressed_by(${at.personId}) as by`;
		return row?.by;
	});
const seconds = (count: number, from: Date): Date => new Date(from.getTime() + count * 1000);
const twoHours = 2 * 3600;

describe('two hours after a restrictive practice', () => {
	// In winter, across the night the clocks went forward in New York, and across the one they went back.
	test.each(['2026-01-10T03:00:00Z', '2026-03-08T06:30:00Z', '2026-11-01T05:10:00Z'])(
		'press to the second, from %s',
		async (text) => {
			const end = new Date(text);
			await at.restrain(minutes(-20, end), end);
			expect(await pressedBy(end)).toEqual(['after-restriction']);
			expect(await pressedBy(seconds(twoHours - 1, end))).toEqual(['after-restriction']);
			expect(await pressedBy(seconds(twoHours, end))).toEqual([]);
		}
	);

	test('begin when all of it is over, and not before', async () => {
		const id = await at.restrain(minutes(-300), null);
		expect(await pressedBy(noon)).toEqual(['after-restriction']);
		await at.fact(id, 'ended', '', { at: minutes(-121).toISOString() });
		expect(await pressedBy(noon)).toEqual([]);
		await at.fact(id, 'component', 'two', {
			...{ kind: 'chemical', from: minutes(-30).toISOString(), to: null }
		});
		expect(await pressedBy(noon)).toEqual(['after-restriction']);
		await at.fact(id, 'component', 'two', null);
		expect(await pressedBy(noon)).toEqual([]);
	});

	test('never begin for what was written by mistake and taken back', async () => {
		const id = await at.restrain(minutes(-30), null);
		await at.fact(id, 'component', 'one', null);
		expect(await pressedBy(noon)).toEqual([]);
	});

	test('and nobody is asked about another', async () => {
		await at.device('service');
		expect(await pressedBy(noon)).toEqual(['service-device']);
		expect(
			await as(house, at.kim, noon, (sql) => sql`select access.pressed_by(${at.personId}) as by`)
		).toMatchObject([{ by: [] }]);
	});
});

describe('a loosening changes nothing until it is confirmed', () => {
	test('letting more people see an answer', async () => {
		await at.answer('helps', [{ text: 'Tight blanket' }], { audience: [] });
		await at.device('service');
		const saved = await at.save('about-me/helps', [{ text: 'Tight blanket' }, { text: 'Tea' }]);
		expect(saved).toMatchObject({ outcome: 'saved', hold: expect.any(String) });
		const hold = 'hold' in saved ? (saved.hold ?? '') : '';
		expect(await at.reads(at.person, 'about-me/helps')).toEqual(['Tight blanket', 'Tea']);
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
		expect(await confirm(await answering(), hold)).toBe('not-now');
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
		await at.device('own');
		expect(await confirm(await answering(), hold)).toBe('done');
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual(['Tight blanket', 'Tea']);
	});

	test('not when it was written anew since', async () => {
		await at.answer('helps', [{ text: 'Tight blanket' }], { audience: [] });
		await at.device('service');
		const saved = await at.save('about-me/helps', [{ text: 'Tight blanket' }]);
		await at.device('own');
		await at.save('about-me/helps', [{ text: 'Something private' }], []);
		if (!('hold' in saved) || saved.hold === null) throw new Error('not held');
		expect(await confirm(await answering(), saved.hold)).toBe('done');
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
	});

	test('narrowing, and the readers a question starts with, wait for nothing', async () => {
		await at.device('service');
		expect(await at.save('about-me/helps', [{ text: 'Tea' }])).toMatchObject({ hold: null });
		expect(await at.save('about-me/helps', [{ text: 'Tea' }], ['care-team'])).toMatchObject({ hold: null });
		expect(await at.save('about-me/helps', [{ text: 'Tea' }], [])).toMatchObject({ hold: null });
		expect(await at.save('about-me/helps', [{ text: 'Tea' }], ['card'])).toMatchObject({
			hold: expect.any(String)
		});
	});

	test('taking back "this is very bad for me": what was said still counts, with what is new', async () => {
		await at.answer('very-bad', [{ option: 'seclusion' }, { option: 'physical' }]);
		await at.restrain(minutes(-60), minutes(-30));
		await at.device('own');
		const question = 'about-me/very-bad';
		const saved = await at.save(question, [{ option: 'physical' }, { option: 'mechanical' }]);
		expect(await at.reads(at.kim, question)).toEqual(['seclusion', 'physical', 'mechanical']);
		if (!('hold' in saved) || saved.hold === null) throw new Error('not held');
		expect(await confirm(await answering(minutes(89)), saved.hold)).toBe('not-now');
		expect(await confirm(await answering(minutes(90)), saved.hold)).toBe('done');
		expect(await at.reads(at.kim, question, minutes(90))).toEqual(['physical', 'mechanical']);
	});

	test('taking all of it back at once is held as well, and can be undone on the spot', async () => {
		await at.answer('very-bad', [{ option: 'seclusion' }]);
		await at.device('service');
		const saved = await at.save('about-me/very-bad', []);
		if (!('hold' in saved) || saved.hold === null) throw new Error('not held');
		expect(await takeBack(await answering(), saved.hold)).toBe('done');
		await at.device('own');
		expect(await confirm(await answering(), saved.hold)).toBe('done');
		expect(await at.reads(at.kim, 'about-me/very-bad')).toEqual(['seclusion']);
	});

	test('sharing with a helper: nothing opens, and they see no trace of it', async () => {
		await at.device('service');
		const [{ name } = { name: '' }] = await house.superSql<{ name: string }[]>`
			select user_name as name from sign_in.account where id = ${at.friend.accountId}`;
		const given = await shareWith(await passOf(at.person.asking(noon), 'sharing:write', at.subject), {
			...{ to: name, picks: [{ part: 'card', may: 'read' }], months: 12, key: randomUUID() },
			...{ kind: 'supporter', purpose: 'know' }
		});
		if (typeof given !== 'object' || !('hold' in given)) throw new Error('not held');
		const opens = () => passOf(at.friend.asking(noon), 'card:read', at.subject);
		await expect(opens()).rejects.toThrow('no pass');
		const traces = () =>
			as(house, at.friend, noon, (sql) => sql`select id from supporter_grant union all select id from hold`);
		expect(await traces()).toHaveLength(0);
		await at.device('own');
		await confirm(await answering(), given.hold);
		await expect(opens()).resolves.toBeDefined();
		expect(await traces()).toHaveLength(1);
	});
});

describe('an advocate beside them', () => {
	const held = async () => {
		await at.answer('very-bad', [{ option: 'seclusion' }]);
		await at.device('service');
		const saved = await at.save('about-me/very-bad', []);
		if (!('hold' in saved) || saved.hold === null) throw new Error('not held');
		return saved.hold;
	};
	const here = async (when: Date) =>
		sayHere(await passOf(at.rosa.asking(when), 'presence:say', at.subject), randomUUID());

	test('lets them confirm on any device, for half an hour to the second', async () => {
		const hold = await held();
		expect(await here(noon)).toBe(true);
		expect(await readHold(await answering(seconds(1799, noon)), hold)).toMatchObject({
			...{ confirm: 'with-advocate', beside: 'Rosa', felt: null }
		});
		expect(await readHold(await answering(seconds(1800, noon)), hold)).toMatchObject({ confirm: null });
		expect(await confirm(await answering(seconds(1799, noon)), hold)).toBe('done');
	});

	test('a friend is none, nor is staff, nor an advocate who gains by it', async () => {
		await at.grant(at.friend, 'supporter');
		const pass = await passOf(at.friend.asking(noon), 'presence:say', at.subject);
		expect(await sayHere(pass, randomUUID())).toBe(false);
		await expect(passOf(at.kim.asking(noon), 'presence:say', at.subject)).rejects.toThrow('no pass');
		const hold = await held();
		await house.superSql`update hold set whom = ${at.rosa.accountId} where id = ${hold}`;
		await here(noon);
		expect(await confirm(await answering(), hold)).toBe('not-now');
	});
});

describe('whether they felt pressed', () => {
	test('is read by nobody else, whoever asks and however', async () => {
		await at.answer('very-bad', [{ option: 'seclusion' }]);
		await at.device('service');
		const saved = await at.save('about-me/very-bad', []);
		if (!('hold' in saved) || saved.hold === null) throw new Error('not held');
		const said = { id: randomUUID(), felt: 'yes' as const, words: 'CANARY-PRESSED' };
		expect(await sayPressed(await answering(), saved.hold, said)).toBe(true);
		for (const who of [at.kim, at.dana, at.rosa, at.friend])
			expect(await as(house, who, noon, (sql) => sql`select id from pressure_felt`)).toHaveLength(0);
		// Not even a function of the owner's: the table has no policy for it.
		await house.superSql.begin(async (sql) => {
			await sql`set local role foreword_owner`;
			expect(await sql`select id from pressure_felt`).toHaveLength(0);
		});
		expect(await as(house, at.person, noon, (sql) => sql`select words from pressure_felt`)).toHaveLength(1);
		const log =
			await house.superSql`select deed, part, detail from audit.entry where person_id = ${at.personId}`;
		expect(JSON.stringify(log)).not.toMatch(/CANARY|felt|"yes"/);
		expect(log.map(({ deed }) => String(deed))).toContain('hold:made');
		// Shown again in quiet alone: on the ward's tablet somebody may stand behind them.
		expect((await readHold(await answering(), saved.hold))?.felt).toBeNull();
		await at.device('own');
		expect((await readHold(await answering(), saved.hold))?.felt).toBe('yes');
	});

	test('is not asked of another’s hold, which is not there', async () => {
		const other = await pressed(house);
		await at.device('service');
		await at.answer('very-bad', [{ option: 'seclusion' }]);
		const saved = await at.save('about-me/very-bad', []);
		if (!('hold' in saved) || saved.hold === null) throw new Error('not held');
		const theirs = await passOf(other.person.asking(noon), 'to-confirm:answer', other.subject);
		expect(await readHold(theirs, saved.hold)).toBeNull();
		expect(await confirm(theirs, saved.hold)).toBe('not-there');
		expect(await sayPressed(theirs, saved.hold, { id: randomUUID(), felt: 'no', words: null })).toBe(false);
		expect(
			await openHolds(await passOf(other.person.asking(noon), 'to-confirm:read', other.subject))
		).toEqual([]);
	});
});
