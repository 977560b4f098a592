import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameStaff, startEpisode, staysOf, writeFacts } from '../../../src/lib/server/care/episode/acts.js';
import { ownStrategiesTried } from '../../../src/lib/server/care/episode/episode.js';
import { isRepeating, type AnyValue, type Field } from '../../../src/lib/server/care/episode/fields.js';
import { endedEpisode, listEpisodes, readEpisode } from '../../../src/lib/server/care/episode/reading.js';
import { nothingMore } from '../../../src/lib/server/care/episode/use-fields.js';
import { openedBefore } from '../../../src/lib/server/care/episode/opened.js';
import { readBoard } from '../../../src/lib/server/care/intake/board-acts.js';
import { dueTimes } from '../../../src/lib/server/standards/clock-rules.js';
import { missingFields } from '../../../src/lib/server/standards/fields.js';
import { noticesDue } from '../../../src/lib/server/standards/notices.js';
import { prohibitedUses } from '../../../src/lib/server/standards/prohibitions.js';
import { retention } from '../../../src/lib/server/standards/retention.js';
import { isSeclusion } from '../../../src/lib/server/standards/seclusion.js';
import type { Kind } from '../../../src/lib/server/standards/vocabulary.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { scene, type Scene } from '../../people/scene.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

type Staff = Scene['kim'];

const start = async (at: Scene, kinds: readonly Kind[], startedAt: Date, now: Date, key = randomUUID()) => {
	const pass = await passOf(at.kim.asking(now), 'episode:start', at.subject);
	const [stay] = await staysOf(pass);
	if (!stay) throw new Error('nobody treats the person');
	return startEpisode(pass, { stay, kinds, startedAt, key });
};

/** Someone of the staff at their desk, writing about one episode at a time of day. */
const desk = (at: Scene, who: Staff, episodeId: string) => ({
	write: async (
		now: Date,
		field: Field,
		value: AnyValue | null,
		more: { item?: string; because?: string } = {}
	) => {
		const pass = await passOf(who.asking(now), 'episode:write', { ...at.subject, episodeId });
		const one = { field, value, item: more.item ?? '', because: more.because ?? null };
		await writeFacts(pass, [one], isRepeating(field), randomUUID());
	},
	name: async (now: Date, staff: Staff, role: string) => {
		const pass = await passOf(who.asking(now), 'episode:write', { ...at.subject, episodeId });
		const { accountId, name } = staff;
		return nameStaff(pass, { accountId, name, job: null, role }, randomUUID());
	},
	read: async (now: Date) => {
		const read = await readEpisode(
			await passOf(who.asking(now), 'episode:read', { ...at.subject, episodeId })
		);
		if (!read) throw new Error('not to be read');
		return read;
	}
});

describe('Tahlia, 16, told that the door is locked', () => {
	const sydney = (time: string, day = '2026-03-14') => new Date(`${day}T${time}:00+11:00`);
	const later = sydney('20:10');
	let at: Scene;
	let id: string;

	beforeAll(async () => {
		at = await scene(house, {
			name: 'Tahlia Marsh',
			birthDate: '2009-11-02',
			zone: 'Australia/Sydney',
			pack: 'au-nsw-dcj-2024',
			arrived: sydney('10:00', '2026-02-10')
		});
		const helps = await at.answer('helps', [
			{ text: 'Tight blanket' },
			{ text: 'Walk to the letterbox with one person' },
			{ text: 'Chew ice' }
		]);
		await at.answer('very-bad', [{ option: 'seclusion' }]);
		await at.answer('worse', [{ text: 'Being alone' }]);
		await at.answer('avoid', [{ text: 'A secret' }], { audience: [] });
		await at.contact('Her sister', true);
		await at.contact('Her mother', false);
		// The day she arrived, Kim read her card; Dana, who was there, never did.
		const looked = await passOf(at.kim.asking(sydney('10:05', '2026-02-10')), 'card:read', at.subject);
		await transaction(looked, async () => undefined);
		id = await start(at, ['seclusion'], sydney('19:05'), later);
		const { write, name } = desk(at, at.kim, id);
		await name(later, at.dana, 'decided');
		await write(later, 'exit', { choice: 'open' });
		await write(later, 'believed', { choice: 'could-not-leave', words: 'They said locked.' });
		for (const { id: item } of helps.items)
			await write(later, 'tried', {
				question: 'about-me/helps',
				item,
				shown: helps.id,
				answer: 'not-tried',
				why: 'not-read',
				result: null
			});
		await write(later, 'injuries', { who: 'person', what: 'Scratched wrist' });
		await write(later, 'harm', { level: 'harm' });
		await write(later, 'aware', { at: sydney('19:40'), by: 'Mel' });
		await write(later, 'told-person', { contact: 'Her sister', at: sydney('19:50') });
		await write(later, 'not-to-be-told', { contact: 'Her mother' });
		await write(later, 'ended', { at: sydney('19:26'), by: 'Dana', why: null });
	});

	test('has it recorded though it was prohibited, twice: by her age, and because it is very bad for her', async () => {
		const { pack, asked } = await desk(at, at.kim, id).read(later);
		expect(asked.ageYearsAtStart).toBe(16);
		expect(prohibitedUses(pack, asked).map(({ rule, state }) => [rule, state])).toEqual([
			['under-18', 'prohibited'],
			['aversive', 'prohibited']
		]);
	});

	test('was secluded by what she believed, amber at 19:15, red at 19:20, for 21 minutes', async () => {
		const { pack, asked } = await desk(at, at.kim, id).read(later);
		expect(isSeclusion(pack.seclusionTest, asked)).toEqual({ seclusion: true, grounds: ['believed'] });
		expect(
			dueTimes(pack, asked, later)
				.slice(0, 2)
				.map(({ level, due }) => [level, due])
		).toEqual([
			['amber', sydney('19:15')],
			['red', sydney('19:20')]
		]);
		const [part] = asked.components;
		expect((Number(part?.endedAt) - Number(part?.startedAt)) / 60_000).toBe(21);
	});

	test('has a notice due on Sunday at 19:40 and a form by the end of Friday', async () => {
		const { pack, asked } = await desk(at, at.kim, id).read(later);
		expect(noticesDue(pack, asked, later).map(({ rule, due, day }) => [rule, day ?? due])).toEqual([
			['notice-24-hours', sydney('19:40', '2026-03-15')],
			['form-5-days', '2026-03-20']
		]);
	});

	test('had none of her three own strategies tried', async () => {
		const { facts, lines } = await desk(at, at.kim, id).read(later);
		const own = lines.filter(({ kind }) => kind === 'strategy');
		expect(ownStrategiesTried(facts, own)).toEqual({ tried: 0, of: 3 });
	});

	test('has no line on the list that staff could not see', async () => {
		const { lines } = await desk(at, at.kim, id).read(later);
		expect(lines.map(({ kind, question }) => [kind, question])).toEqual([
			['strategy', 'about-me/helps'],
			['strategy', 'about-me/helps'],
			['strategy', 'about-me/helps'],
			['wish', 'about-me/worse']
		]);
	});

	test('did not have her card opened before by anyone who took part, though Kim had read it', async () => {
		const read = await desk(at, at.kim, id).read(later);
		const opened = openedBefore(read);
		expect(opened.byWhoTookPart?.before).toBe(false);
		expect(opened.byAnyone.lastBefore).toEqual(sydney('10:05', '2026-02-10'));
		const [said] = await transaction(
			await passOf(at.person.asking(later), 'episode:read', { ...at.subject, episodeId: id }),
			(sql) => sql<{ before: boolean }[]>`select access.card_opened_before(${id}) as before`
		);
		expect(said?.before).toBe(false);
	});

	test('can read all of it herself, and is offered to tell her side', async () => {
		const pass = await passOf(at.person.asking(later), 'episode:read', { ...at.subject, episodeId: id });
		const read = await readEpisode(pass);
		expect(read?.facts).toHaveLength(12);
		expect(read?.staff.map(({ name }) => name)).toEqual(['Dana Reyes, Casual worker']);
		expect(await transaction(pass, (sql) => endedEpisode(sql, pass))).toEqual({
			endedAt: sydney('19:26'),
			death: false
		});
		const list = await listEpisodes(await passOf(at.person.asking(later), 'episodes:read', at.subject));
		expect(list.map(({ episode, endedAt }) => [episode.id, endedAt])).toEqual([[id, sydney('19:26')]]);
	});

	test('is hidden from staff of another unit', async () => {
		const other = await scene(house, { ...at, name: 'Somebody Else', birthDate: '1990-01-01' });
		await expect(
			passOf(other.kim.asking(later), 'episode:read', { ...at.subject, episodeId: id })
		).rejects.toThrow('no pass');
		await expect(
			passOf(other.kim.asking(later), 'episode:read', { ...other.subject, episodeId: id })
		).rejects.toThrow('no pass');
	});

	test('keeps what stood when it is corrected, with the reason', async () => {
		const { write, read } = desk(at, at.kim, id);
		await write(sydney('20:30'), 'harm', { level: 'serious-injury' }, { because: 'X-ray' });
		await write(sydney('20:40'), 'harm', { level: 'harm' }, { because: 'Read wrongly' });
		const harm = (await read(sydney('20:41'))).facts.filter(({ field }) => field === 'harm');
		expect(harm.map(({ value, because }) => [value, because])).toEqual([
			[{ level: 'harm' }, null],
			[{ level: 'serious-injury' }, 'X-ray'],
			[{ level: 'harm' }, 'Read wrongly']
		]);
	});

	test('has nothing offered after a death', async () => {
		const other = await start(at, ['physical'], sydney('21:00'), sydney('21:30'));
		const { write } = desk(at, at.kim, other);
		const pass = () =>
			passOf(at.person.asking(sydney('21:40')), 'episode:read', { ...at.subject, episodeId: other });
		const reading = await pass();
		expect(await transaction(reading, (sql) => endedEpisode(sql, reading))).toBeNull();
		await write(sydney('21:31'), 'ended', { at: sydney('21:05'), by: 'Kim', why: null });
		await write(sydney('21:32'), 'harm', { level: 'death' });
		expect(await transaction(reading, (sql) => endedEpisode(sql, reading))).toMatchObject({ death: true });
	});

	test('goes on again in the same record: its clocks run, and the unit sees it, until it ends once more', async () => {
		const other = await start(at, ['seclusion'], sydney('13:00'), sydney('13:01'));
		const { write, read } = desk(at, at.kim, other);
		const onBoard = async (now: Date) => {
			const { rows } = await readBoard(await passOf(at.kim.asking(now), 'unit:read', { unitId: at.unitId }));
			return rows.some(({ id: one }) => one === other);
		};
		const inDatabase = async () => {
			const [row] = await house.superSql<{ at: Date | null }[]>`select access.ended_at(${other}) as at`;
			return row?.at ?? null;
		};
		const stands = async (now: Date) => {
			const { asked } = await read(now);
			expect(await inDatabase()).toEqual(asked.endedAt);
			expect(await onBoard(now)).toBe(asked.endedAt === null);
			return [asked.endedAt, ...asked.components.map(({ endedAt }) => endedAt)];
		};
		expect(await stands(sydney('13:02'))).toEqual([null, null]);
		await write(sydney('14:01'), 'ended', { at: sydney('14:00'), by: 'Kim', why: null });
		expect(await stands(sydney('14:02'))).toEqual([sydney('14:00'), sydney('14:00')]);
		const again = { ...nothingMore, kind: 'seclusion' as const, from: sydney('15:00') };
		await write(sydney('15:01'), 'component', { ...again, to: null });
		expect(await stands(sydney('15:02'))).toEqual([null, sydney('14:00'), null]);
		await write(sydney('15:31'), 'ended', { at: sydney('15:30'), by: 'Kim', why: null });
		expect(await stands(sydney('15:32'))).toEqual([sydney('15:30'), sydney('14:00'), sydney('15:30')]);
		// A use with an end of its own has nobody to write the end of the record as well.
		await write(sydney('15:41'), 'component', { ...again, from: sydney('15:40'), to: sydney('15:45') });
		const all = [sydney('15:45'), sydney('14:00'), sydney('15:30'), sydney('15:45')];
		expect(await stands(sydney('15:46'))).toEqual(all);
	});

	test('is recorded once when the form is sent twice', async () => {
		const key = randomUUID();
		const first = await start(at, ['seclusion'], sydney('22:00'), sydney('22:01'), key);
		expect(await start(at, ['seclusion'], sydney('22:00'), sydney('22:02'), key)).toBe(first);
		const { facts } = await desk(at, at.kim, first).read(sydney('22:03'));
		expect(facts).toHaveLength(1);
	});
});

describe('Samir, 41, held and given an injection', () => {
	const london = (time: string) => new Date(`2026-02-03T${time}:00Z`);
	const later = london('03:30');
	let at: Scene;
	let id: string;
	let wishes: { id: string; items: { id: string }[] };

	beforeAll(async () => {
		at = await scene(house, {
			name: 'Samir Haddad',
			birthDate: '1984-06-10',
			zone: 'Europe/London',
			pack: 'uk-england-use-of-force-2018',
			recordNumber: 'H-2041',
			arrived: new Date('2026-02-01T10:00:00Z')
		});
		wishes = await at.answer('avoid', [
			{ text: 'Standing behind me' },
			{ text: 'Touching me without asking' },
			{ text: 'Uniforms' }
		]);
		await at.answer('interpreter', [{ option: 'in-person' }]);
		await at.answer('talk', [{ option: 'calm-slow' }]);
		id = await start(at, ['physical'], london('02:10'), london('02:24'));
		const { write, name } = desk(at, at.kim, id);
		await name(later, at.kim, 'held');
		const looked = await passOf(at.kim.asking(london('02:25')), 'card:read', at.subject);
		await transaction(looked, async () => undefined);
		const none = nothingMore;
		await write(later, 'component', {
			...none,
			kind: 'chemical',
			drug: 'lorazepam',
			dose: '2 mg',
			route: 'IM',
			from: london('02:14'),
			to: null
		});
		await write(later, 'medicine-wish', { drug: 'as-wished', manner: 'not-asked' });
		await write(later, 'ended', { at: london('02:19'), by: 'Kim', why: null });
		const { lines } = await desk(at, at.kim, id).read(later);
		for (const [place, { question, item, shown }] of lines.entries()) {
			const talk = question === 'about-me/talk';
			const why = talk ? null : place === 0 ? 'no-time' : 'not-read';
			await write(later, 'followed', {
				question,
				item,
				shown,
				answer: talk ? 'not-known' : 'not-followed',
				why,
				words: null
			});
		}
		await write(later, 'outsiders', {
			who: 'Contract guard',
			why: 'Called by the ward',
			contractorAuthorised: 'no'
		});
	});

	test('has two parts: held for nine minutes, and an injection', async () => {
		const { asked } = await desk(at, at.kim, id).read(later);
		expect(
			asked.components.map(({ kind, startedAt, endedAt }) => [
				kind,
				(Number(endedAt) - Number(startedAt)) / 60_000
			])
		).toEqual([
			['physical', 9],
			['chemical', 5]
		]);
	});

	test('has four wishes set aside, each with its reason, where he reads them', async () => {
		const pass = await passOf(at.person.asking(later), 'episode:read', { ...at.subject, episodeId: id });
		const rows = await transaction(
			pass,
			(sql) => sql<{ question: string; reason: string }[]>`
				select question, reason from wish_not_followed where episode_id = ${id} order by reason, question`
		);
		expect(rows.map(({ question, reason }) => [question, reason])).toEqual([
			['about-me/interpreter', 'no-time'],
			['about-me/avoid', 'not-read'],
			['about-me/avoid', 'not-read'],
			['about-me/avoid', 'not-read']
		]);
		const noted = await house.superSql`
			select from audit.entry e join wish_not_followed w on w.id = e.subject_id
			where e.deed = 'wish:not-followed' and e.person_id = ${at.personId}`;
		expect(noted).toHaveLength(4);
	});

	test('had his card opened first at 02:25, after it began', async () => {
		const opened = openedBefore(await desk(at, at.kim, id).read(later));
		expect(opened.byWhoTookPart).toMatchObject({ before: false, firstAfter: london('02:25') });
	});

	test('has a record kept until 3 February 2029, of which some parts are not written yet', async () => {
		const { pack, asked } = await desk(at, at.kim, id).read(later);
		expect(retention(pack, asked).map(({ day }) => day)).toEqual(['2029-02-03']);
		const missing = missingFields(pack, asked).map(({ rule }) => rule);
		expect(missing).toContain('record-a-reason');
		for (const rule of ['record-e-name', 'record-g-identifier', 'record-h-staff', 'record-i-outsiders'])
			expect(missing).not.toContain(rule);
	});

	test('is written about by those who took part after he left, and no longer by those who did not', async () => {
		const { superSql: sql } = house;
		await sql`update intake set ended_by = ${at.kim.accountId}, ended_at = ${later}, ended_how = 'discharge'
			where id = ${at.intakeId}`;
		const { write, read } = desk(at, at.kim, id);
		await write(london('04:00'), 'outcome', { words: 'He slept.' });
		const { lines, answers, facts } = await read(london('04:01'));
		expect(facts.at(-1)?.field).toBe('outcome');
		expect([lines.length, answers.length]).toEqual([5, 0]);
		const subject = { ...at.subject, episodeId: id };
		await expect(passOf(at.dana.asking(later), 'episode:write', subject)).rejects.toThrow('no pass');
		await sql`update intake set ended_by = null, ended_at = null, ended_how = null where id = ${at.intakeId}`;
	});

	test('narrows an answer, and its words are nowhere left in the record', async () => {
		await house.superSql`update answer_now set audience = '{}' where answer_id = ${wishes.id}`;
		const { answers } = await desk(at, at.kim, id).read(later);
		expect(answers.some((one) => one.id === wishes.id)).toBe(false);
		const [row] = await house.superSql<{ found: number }[]>`
			select count(*)::int as found from episode_fact where value::text ilike '%standing behind%'`;
		expect(row?.found).toBe(0);
	});
});
