import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseLineWay, say } from '../../../src/lib/server/care/crisis-plan/line-acts.js';
import { chooseReaders } from '../../../src/lib/server/care/account/acts.js';
import { begin } from '../../../src/lib/server/care/directive/acts.js';
import { addSign } from '../../../src/lib/server/care/about-me/signs-acts.js';
import {
	allowPhoto,
	givePhoto,
	readPhoto,
	takePhotoBack
} from '../../../src/lib/server/care/media/photo-acts.js';
import { fit, removeMedia } from '../../../src/lib/server/care/media/acts.js';
import { confirm, takeBack } from '../../../src/lib/server/care/pressure/acts.js';
import { inviteSupporter } from '../../../src/lib/server/care/sharing/acts.js';
import { questionEntry, type Entry } from '../../../src/lib/server/care/sharing/hiding.js';
import { keepFrom, readHiding } from '../../../src/lib/server/care/sharing/hiding-acts.js';
import { chooseWay } from '../../../src/lib/server/questions/alone.js';
import { useSlip } from '../../../src/lib/server/sign-in/slip.js';
import { pictureSeven } from '../../people/pictures.js';
import { passOf, type Signed } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { afterwards, sydney } from '../debrief/scene.js';
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

const nowhere = '00000000-0000-0000-0000-000000000000';
const answering = (when = noon) => passOf(at.person.asking(when), 'to-confirm:answer', at.subject);
const writing = (when = noon) => passOf(at.person.asking(when), 'sharing:write', at.subject);
const rows = (who: Signed, query: 'crisis_line' | 'answer', when = noon) =>
	as(house, who, when, (sql) =>
		query === 'answer'
			? sql`select id from answer where person_id = ${at.personId} and voice = access.nobody()`
			: sql`select id from crisis_line where person_id = ${at.personId}`
	);

describe('letting somebody see again what was kept from them', () => {
	const helps: Entry = questionEntry('about-me/helps');
	const kept = async () => {
		await at.answer('helps', [{ text: 'Tight blanket' }]);
		await keepFrom(await writing(), helps, [at.kim.accountId]);
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
	};
	beforeEach(async () => {
		// Whoever looked is among those something can be kept from.
		await house.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
			values (${randomUUID()}, ${at.personId}, ${at.unitId}, ${at.kim.accountId}, ${noon}) on conflict do nothing`;
		await as(
			house,
			at.kim,
			noon,
			(sql) => sql`select access.note('look', 'card:read', 'card', 'treating', ${at.unitId}, ${at.personId},
				null, ${randomUUID()}, '{}')`
		);
		await kept();
	});

	test('waits under pressure, and opens nothing until it is confirmed', async () => {
		await at.device('service');
		const hold = await keepFrom(await writing(), helps, []);
		expect(hold).toEqual(expect.any(String));
		// Sent twice it waits once, and what is kept from them still stands on the list.
		expect(await keepFrom(await writing(), helps, [])).toBe(hold);
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
		const reading = await passOf(at.person.asking(noon), 'sharing:read', at.subject);
		expect((await readHiding(reading)).hidden).toHaveLength(1);
		await at.device('own');
		expect(await confirm(await answering(), hold ?? '')).toBe('done');
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual(['Tight blanket']);
		// And it can be kept from them once more, on any device, at once.
		await at.device('service');
		expect(await keepFrom(await writing(), helps, [at.kim.accountId])).toBeNull();
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
	});

	test('taken back, it stays kept from them; in quiet it is seen again at once', async () => {
		await at.device('service');
		const hold = await keepFrom(await writing(), helps, []);
		expect(await takeBack(await answering(), hold ?? '')).toBe('done');
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual([]);
		await at.device('own');
		expect(await keepFrom(await writing(), helps, [])).toBeNull();
		expect(await at.reads(at.kim, 'about-me/helps')).toEqual(['Tight blanket']);
	});
});

describe('answering together again', () => {
	beforeEach(async () => {
		for (const part of ['about-me', 'directive', 'crisis-plan'])
			await house.superSql`insert into supporter_grant (id, person_id, account_id, part, may, kind, starts_at, ends_at)
				values (${randomUUID()}, ${at.personId}, ${at.rosa.accountId}, ${part}, 'type', 'peer-advocate',
					${minutes(-9_000)}, ${minutes(90_000)})`;
	});
	const of = { question: 'about-me/helps', context: nowhere, of: {} };

	test('of a question: alone counts at once, together under pressure only once it is confirmed', async () => {
		const typing = () => passOf(at.rosa.asking(noon), 'about-me:answer', at.subject);
		const ways = async () => {
			await typing();
			return as(
				house,
				at.rosa,
				noon,
				(sql) => sql`select how from access.ways_of_answering(${at.personId}, ${nowhere})`
			);
		};
		await at.device('service');
		expect(await chooseWay(await writing(), of, 'together')).toBeNull();
		expect(await chooseWay(await writing(), of, 'alone')).toBeNull();
		expect(await ways()).toMatchObject([{ how: 'alone' }]);
		const hold = await chooseWay(await writing(), of, 'together');
		expect(hold).toEqual(expect.any(String));
		expect(await chooseWay(await writing(), of, 'together')).toBe(hold);
		expect(await ways()).toMatchObject([{ how: 'alone' }]);
		await at.device('own');
		expect(await confirm(await answering(), hold ?? '')).toBe('done');
		expect(await ways()).toMatchObject([{ how: 'together' }]);
	});

	test('alone once more outlives a "together" that is confirmed later', async () => {
		await chooseWay(await writing(), of, 'alone');
		await at.device('service');
		const hold = await chooseWay(await writing(), of, 'together');
		expect(await chooseWay(await writing(), of, 'alone')).toBeNull();
		await at.device('own');
		expect(await confirm(await answering(), hold ?? '')).toBe('done');
		expect(
			await as(
				house,
				at.rosa,
				noon,
				(sql) => sql`select how from access.ways_of_answering(${at.personId}, ${nowhere})`
			)
		).toMatchObject([{ how: 'alone' }]);
	});

	test('of a question of the directive: it stays alone in the next version, which copies it', async () => {
		const write = () => passOf(at.person.asking(noon), 'directive:write', at.subject);
		const never = { question: 'directive/never', context: nowhere, of: {} };
		const put = async (directive: string, by: Signed) => {
			const id = randomUUID();
			await house.superSql`insert into answer (id, person_id, question, context, set_version, state, value, language,
					typed_by, key, body_hash, written_at)
				values (${id}, ${at.personId}, 'directive/never', ${directive}, 1, 'answered',
					${house.superSql.json({ items: [{ id: randomUUID(), text: 'CANARY' }] })}, 'en', ${by.accountId},
					${randomUUID()}, ${Buffer.alloc(32)}, ${noon})`;
			await house.superSql`insert into answer_now (person_id, question, context, answer_id, audience, named, changed_at)
				values (${at.personId}, 'directive/never', ${directive}, ${id}, '{card,care-team}', ${[at.rosa.accountId]}, ${noon})
				on conflict (person_id, question, context, voice) do update set answer_id = excluded.answer_id`;
		};
		const first = await begin(await write(), {
			jurisdiction: 'preference-only',
			key: randomUUID(),
			copy: false
		});
		await put(first ?? '', at.person);
		expect(await rows(at.rosa, 'answer')).toHaveLength(1);
		await chooseWay(await writing(), never, 'alone');
		expect(await rows(at.rosa, 'answer')).toHaveLength(0);
		await house.superSql`update directive set discarded_at = ${noon} where id = ${first}`;
		const second = await begin(await write(), {
			jurisdiction: 'preference-only',
			key: randomUUID(),
			copy: false
		});
		await put(second ?? '', at.person);
		expect(await rows(at.rosa, 'answer')).toHaveLength(0);
		const types = (question: string) =>
			as(
				house,
				at.rosa,
				noon,
				(
					sql
				) => sql`insert into answer (id, person_id, question, context, set_version, state, value, language,
						typed_by, key, body_hash, written_at)
					values (${randomUUID()}, ${at.personId}, ${question}, ${second}, 1, 'not-sure', null, 'en',
						${at.rosa.accountId}, ${randomUUID()}, ${Buffer.alloc(32)}, ${noon})`
			);
		await expect(types('directive/never')).rejects.toThrow(/row-level security/);
		await types('directive/hospital-prefer');
		await chooseWay(await writing(), never, 'together');
		expect((await rows(at.rosa, 'answer')).length).toBeGreaterThan(1);
	});

	test('of a line of the crisis plan: no helper reads it or types in it', async () => {
		const line = randomUUID();
		const choosing = () => passOf(at.person.asking(noon), 'crisis-plan:choose', at.subject);
		const saying = async (who: Signed) =>
			say(
				await passOf(who.asking(noon), 'crisis-plan:write', at.subject),
				{ key: randomUUID(), line, topic: 'early-signs', words: 'I hum', bases: [] },
				'en'
			);
		await saying(at.person);
		expect(await rows(at.rosa, 'crisis_line')).toHaveLength(1);
		expect(await chooseLineWay(await choosing(), line, 'alone')).toBeNull();
		expect(await rows(at.rosa, 'crisis_line')).toHaveLength(0);
		expect(await rows(at.person, 'crisis_line')).toHaveLength(1);
		await expect(saying(at.rosa)).rejects.toMatchObject({ status: 404 });
		await at.device('service');
		const hold = await chooseLineWay(await choosing(), line, 'together');
		expect(await rows(at.rosa, 'crisis_line')).toHaveLength(0);
		await at.device('own');
		expect(await confirm(await answering(), hold ?? '')).toBe('done');
		expect(await rows(at.rosa, 'crisis_line')).toHaveLength(1);
	});
});

test('a slip made under pressure gives nothing to whoever uses it, until the person confirms', async () => {
	await at.device('service');
	const code = await inviteSupporter(await writing(), {
		...{ to: 'Ade', kind: 'supporter', purpose: 'know', months: 12, key: randomUUID() },
		picks: [{ part: 'card', may: 'read' }]
	});
	const userName = `calm-lake-${randomUUID().slice(0, 8)}`;
	const who = { userName, passphraseHash: 'none', language: 'en' } as const;
	expect(await useSlip(code ?? '', who, randomUUID(), minutes(5))).toMatchObject({ state: 'done' });
	const counts = () =>
		house.superSql`select g.id from supporter_grant g join sign_in.account a on a.id = g.account_id
			where a.user_name = ${userName} and not access.is_held(g.key)`;
	expect(await counts()).toHaveLength(0);
	const [hold] = await house.superSql<{ id: string }[]>`
		select id from hold where person_id = ${at.personId} and act = 'granting'`;
	await at.device('own');
	expect(await confirm(await answering(minutes(6)), hold?.id ?? '')).toBe('done');
	expect(await counts()).toHaveLength(1);
});

test('more readers of what happened: under pressure they read nothing until it is confirmed', async () => {
	const told = await afterwards(house);
	await told.end();
	await told.ask();
	const when = sydney('16:30', '16');
	const nobodyYet = { groups: [], named: [] };
	await told.tell(
		told.person,
		'debrief:answer',
		'debrief-person/before',
		{ text: 'MARKER' },
		nobodyYet,
		when
	);
	await house.superSql`update sign_in.session set device = 'service' where account_id = ${told.person.accountId}`;
	const read = () =>
		as(
			house,
			told.ana,
			when,
			(sql) => sql`select id from answer where context = ${told.episodeId} and voice = access.nobody()`
		);
	const hold = await chooseReaders(await told.mine('debrief:choose', when), randomUUID(), {
		groups: ['facilitator'],
		named: []
	});
	expect(hold).toEqual(expect.any(String));
	expect(await read()).toHaveLength(0);
	await house.superSql`update sign_in.session set device = 'own' where account_id = ${told.person.accountId}`;
	const word = await passOf(told.person.asking(when), 'to-confirm:answer', told.subject);
	expect(await confirm(word, hold ?? '')).toBe('done');
	expect(await read()).toHaveLength(1);
});

test('a picture taken off under pressure stays where it is until the person confirms', async () => {
	await at.answer('stop', [{ text: 'Thumb down' }]);
	const about = { question: 'about-me/stop', subject: null };
	const cleaned = await fit(pictureSeven(), 'picture');
	if (typeof cleaned === 'string') throw new Error(cleaned);
	const id = randomUUID();
	const signing = async () => passOf(at.person.asking(noon), 'signs:write', at.subject);
	await addSign(await signing(), { id, about, words: 'A thumb', language: 'en', cleaned });
	const seen = () =>
		as(house, at.kim, noon, (sql) => sql`select id from media where person_id = ${at.personId}`);
	expect(await seen()).toHaveLength(1);

	await at.device('service');
	const off = await removeMedia(await signing(), id);
	expect(off).toEqual({ hold: expect.any(String) });
	expect(await seen()).toHaveLength(1);
	await at.device('own');
	expect(await confirm(await answering(), off === false ? '' : (off.hold ?? ''))).toBe('done');
	expect(await seen()).toHaveLength(0);
});

describe('letting staff see a photo where two people are alike', () => {
	const reading = () => passOf(at.person.asking(noon), 'sharing:read', at.subject);
	const give = async (open: boolean) => {
		const cleaned = await fit(pictureSeven(), 'picture');
		if (typeof cleaned === 'string') throw new Error(cleaned);
		return givePhoto(await writing(), { id: randomUUID(), words: 'Photo', language: 'en', cleaned, open });
	};

	test('waits under pressure; closing it and taking it back never do', async () => {
		await at.device('service');
		const hold = await give(true);
		expect(hold).toEqual(expect.any(String));
		expect(await readPhoto(await reading())).toMatchObject({ open: false, hold });
		expect(await allowPhoto(await writing(), true)).toEqual({ hold });
		await at.device('own');
		expect(await confirm(await answering(), hold ?? '')).toBe('done');
		expect(await readPhoto(await reading())).toMatchObject({ open: true, hold: null });
		await at.device('service');
		expect(await allowPhoto(await writing(), false)).toEqual({ hold: null });
		expect(await readPhoto(await reading())).toMatchObject({ open: false, hold: null });
		expect(await takePhotoBack(await writing())).toBe(true);
		expect(await readPhoto(await reading())).toBeNull();
	});

	test('said no to meanwhile, a word that is confirmed later opens nothing; another photo begins closed', async () => {
		await at.device('service');
		const hold = await give(true);
		await allowPhoto(await writing(), false);
		await at.device('own');
		expect(await confirm(await answering(), hold ?? '')).toBe('done');
		expect(await readPhoto(await reading())).toMatchObject({ open: false });
		expect(await allowPhoto(await writing(), true)).toEqual({ hold: null });
		expect(await readPhoto(await reading())).toMatchObject({ open: true });
		expect(await give(false)).toBeNull();
		expect(await readPhoto(await reading())).toMatchObject({ open: false, hold: null });
		const left = await house.superSql`select from media where person_id = ${at.personId} and bytes is not null
			and about = 'photo'`;
		expect(left).toHaveLength(1);
	});
});
