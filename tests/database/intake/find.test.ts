import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFound, searchPeople } from '../../../src/lib/server/care/intake/open-acts.js';
import { passOf, someone } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { monday, nothing, unknown, ward, type Ward } from './ward.js';

let house: House;
let harbour: Ward;
let hill: Ward;
beforeAll(async () => {
	house = await openHouse();
	harbour = await ward(house, 'Harbour');
	hill = await ward(house, 'Hill');
});
afterAll(() => house.close());

const cases = Number(process.env['FOREWORD_PROOF_NAMES'] ?? 300);

const keysOf = async (names: readonly string[]): Promise<string[]> =>
	(
		await house.superSql<{ key: string }[]>`
			select access.name_key(n) as key from unnest(${[...names]}::text[]) with ordinality x (n, place) order by place`
	).map(({ key }) => key);

const word = fc.oneof(
	fc.constantFrom(
		'Zoë',
		'Łukasz',
		'O’Brien',
		'Åsa',
		'Straße',
		'Nguyễn',
		'Ñuñez',
		'Jean-Luc',
		'İpek',
		'Søren'
	),
	fc.constantFrom('سَمير', 'أحمد', 'إيمان', 'ليلى', 'فاطمة', 'عبد'),
	fc.constantFrom('Пётр', 'Йосиф', 'Анна', 'Щука'),
	fc.constantFrom('王小明', '李', '田中', 'さくら', '민준', 'अनिता', 'Ελένης')
);
const name = fc.array(word, { minLength: 1, maxLength: 4 });
const draw = (seed: number) => fc.sample(name, { numRuns: cases, seed });

describe('a name is found', () => {
	test('in any order of its words, whatever the capitals, the spaces and the accents', async () => {
		const names = draw(7);
		const written = await keysOf(names.map((words) => words.join(' ')));
		const turned = await keysOf(names.map((words) => words.toReversed().join('  ')));
		const loud = await keysOf(names.map((words) => words.join(' ').toUpperCase()));
		const plain = await keysOf(
			names.map((words) =>
				words
					.join(' ')
					.normalize('NFD')
					.replace(/\p{Mn}/gu, '')
					.toLowerCase()
			)
		);
		for (const other of [turned, loud, plain]) expect(other).toEqual(written);
		expect(written.filter((key) => key === '')).toEqual([]);
	});

	test('and its key is its own key', async () => {
		const keys = await keysOf(draw(8).map((words) => words.join(' ')));
		expect(await keysOf(keys)).toEqual(keys);
	});

	test('by the beginnings of its words', async () => {
		const names = draw(9).map((words) => words.join(' '));
		const keys = await keysOf(names);
		const begun = keys.map((key) =>
			key
				.split(' ')
				.map((one) => [...one].slice(0, 1 + (one.length % 3)).join(''))
				.join(' ')
		);
		const [row] = await house.superSql<{ all: boolean }[]>`
			select bool_and(access.name_begins(k, t)) as all from unnest(${keys}::text[], ${begun}::text[]) x (k, t)`;
		expect(row?.all).toBe(true);
	});

	test.each([
		['Samir al-Haddad', 'HADDAD, Samir Al', true],
		['Tahlia Grace Reed', 'Tahlia Reed', true],
		['Tahlia Reed', 'Tahlia Grace Reed', true],
		['王小明', '小明 王', true],
		['Tahlia Reed', 'Reed', false],
		['Reed', 'Reed', true],
		['Tahlia Reed', 'Talia Reed', false],
		['Tahlia Reed', '', false]
	])('%s and %s can be one person: %s', async (one, other, same) => {
		const [row] = await house.superSql<{ same: boolean }[]>`
			select access.same_name(access.name_key(${one}), access.name_key(${other})) as same`;
		expect(row?.same).toBe(same);
	});
});

const search = async (who: Ward, typed: string, now = monday) =>
	searchPeople(await passOf(who.kim.asking(now), 'people:search', { unitId: who.unitId }), typed);
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

describe('a search from a unit', () => {
	test('finds who is there by the beginning of a name, in any script', async () => {
		await harbour.meet(unknown('ليلى حدّاد'));
		await harbour.meet(unknown('Пётр Левин'));
		expect(names((await search(harbour, 'حداد لي')).here)).toEqual(['ليلى حدّاد']);
		expect(names((await search(harbour, 'петр')).here)).toEqual(['Пётр Левин']);
		expect((await search(hill, 'петр')).further).toEqual([]);
	});

	test('finds nobody of another unit by one thing alone, and by two it does', async () => {
		const who = unknown('Farah Weit', '1971-05-06');
		await hill.meet(who);
		expect(await search(harbour, 'Farah Weit')).toMatchObject({ further: [], reached: false });
		expect(await search(harbour, '6 5 1971')).toMatchObject({ further: [], reached: false });
		expect(names((await search(hill, '6 5 1971')).here)).toEqual(['Farah Weit']);
		expect(names((await search(harbour, 'weit farah 6 5 1971')).further)).toEqual(['Farah Weit']);
		expect(await search(harbour, (who.number ?? '').toLowerCase().replace('-', ''))).toMatchObject({
			further: [{ name: 'Farah Weit' }],
			next: 'born'
		});
		expect((await search(harbour, 'Weit Farah 7 5 1971')).further).toEqual([]);
	});

	test('is written down without what was typed, and each who was found can read it', async () => {
		const who = unknown('Noted Person');
		const personId = await hill.meet(who);
		await search(harbour, who.number ?? '');
		const theirs = await house.superSql<{ deed: string; detail: object }[]>`
			select deed, detail from audit.entry where person_id = ${personId} order by seq`;
		expect(theirs.at(-1)).toEqual({ deed: 'person:found', detail: { by: 'number' } });
		const [made] = await house.superSql<{ person: string | null; detail: object }[]>`
			select person_id as person, detail from audit.entry where deed = 'people:searched' order by seq desc limit 1`;
		expect(made).toEqual({ person: null, detail: { by: 'number', here: 0, further: 1 } });
	});

	test('opens only with a second identifier that is right of the one picked', async () => {
		const who = unknown('Second Look', '1962-02-03');
		const personId = await hill.meet(who);
		const typed = who.number ?? '';
		const open = async (said: typeof nothing) =>
			openFound(await passOf(harbour.kim.asking(monday), 'intake:open', { unitId: harbour.unitId }), {
				typed,
				picked: personId,
				said
			});
		expect(await open(nothing)).toEqual({ outcome: 'refused' });
		expect(await open({ ...nothing, born: '1962-02-04' })).toEqual({ outcome: 'refused' });
		expect(await open({ ...nothing, born: '1962-02-03' })).toMatchObject({ outcome: 'opened', personId });
		const deeds = await house.superSql<{ deed: string }[]>`
			select deed from audit.entry where person_id = ${personId} order by seq`;
		expect(deeds.map(({ deed }) => deed)).toEqual([
			'intake:opened',
			'person:pick-refused',
			'person:pick-refused',
			'intake:opened'
		]);
	});

	test('waits after many beyond the unit, and still finds who is there', async () => {
		const lin = await someone(house, { name: 'Lin', job: 'Nurse' });
		await house.superSql`insert into unit_staff (unit_id, account_id, since)
			values (${hill.unitId}, ${lin.accountId}, '2026-01-01')`;
		await hill.meet(unknown('Found Here', '1950-01-01'));
		const ask = async (typed: string) =>
			searchPeople(await passOf(lin.asking(monday), 'people:search', { unitId: hill.unitId }), typed);
		for (let tries = 0; tries < 30; tries++) expect((await ask(`X-${tries}`)).wait).toBe(0);
		const over = await ask('found 1 1 1950');
		expect(over.wait).toBeGreaterThan(0);
		expect(names(over.here)).toEqual(['Found Here']);
	});

	test('is for who works there, straight in SQL too', async () => {
		const who = unknown('Walled Off', '1940-04-04');
		await harbour.meet(who);
		const outsider = await someone(house, { name: 'Nobody There' });
		const ask = (session: string) =>
			house.appSql.begin(async (sql) => {
				await sql`select set_config('app.session', ${session}, true),
					set_config('app.now', ${monday.toISOString()}, true)`;
				return sql`select id from access.people_found(${harbour.unitId}, 'Walled', '{}', '')`;
			});
		expect(await ask(outsider.asking(monday).session)).toHaveLength(0);
		expect(await ask(hill.kim.asking(monday).session)).toHaveLength(0);
		expect(await ask(harbour.kim.asking(monday).session)).toHaveLength(1);
	});
});
