import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEpisode, staysOf } from '../../../src/lib/server/care/episode/acts.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import { passOf } from '../../support/asker.js';
import { openHouse, pool, type House } from '../../support/sign-in.js';
import { scene, type Scene } from '../../people/scene.js';

const now = new Date('2026-03-14T09:10:00Z');
const tables = ['episode', 'episode_fact', 'episode_staff', 'episode_plan_line'];
let house: House;
let at: Scene;
let id: string;

beforeAll(async () => {
	house = await openHouse();
	at = await scene(house, {
		name: 'Tahlia Marsh',
		birthDate: '2009-11-02',
		zone: 'Australia/Sydney',
		pack: 'au-nsw-dcj-2024',
		arrived: now
	});
	await at.answer('helps', [{ text: 'Chew ice' }]);
	const pass = await passOf(at.kim.asking(now), 'episode:start', at.subject);
	const [stay] = await staysOf(pass);
	if (!stay) throw new Error('nobody treats the person');
	id = await startEpisode(pass, { stay, kinds: ['seclusion'], startedAt: now, key: randomUUID() });
});
afterAll(() => house.close());

describe.each(tables)('%s', (table) => {
	test('is never changed, cleared or emptied by the app', async () => {
		const name = pool()(table);
		await expect(pool()`update ${name} set person_id = person_id`).rejects.toThrow(/permission denied/);
		await expect(pool()`delete from ${name}`).rejects.toThrow(/permission denied/);
		await expect(pool()`truncate ${name} cascade`).rejects.toThrow(/permission denied/);
	});

	test('shows nothing to nobody, and nothing to staff of another unit', async () => {
		const other = await scene(house, { ...at, name: 'Somebody Else' });
		expect(await pool()`select from ${pool()(table)}`).toHaveLength(0);
		const pass = await passOf(other.kim.asking(now), 'episodes:read', other.subject);
		expect(await transaction(pass, (sql) => sql`select from ${sql(table)}`)).toHaveLength(0);
	});

	test('is under forced row-level security', async () => {
		const [row] = await house.superSql<{ forced: boolean }[]>`
			select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = ${table}::regclass`;
		expect(row?.forced).toBe(true);
	});
});

test("nothing can be written about one person's episode under another person's name", async () => {
	const other = await scene(house, { ...at, name: 'Somebody Else' });
	const pass = await passOf(other.kim.asking(now), 'episodes:read', other.subject);
	const fact = (sql: Parameters<Parameters<typeof transaction>[1]>[0]) =>
		sql`insert into episode_fact ${sql({
			id: randomUUID(),
			episode_id: id,
			person_id: other.personId,
			field: 'harm',
			value: sql.json({ level: 'none' }),
			entered_at: now,
			entered_by: other.kim.accountId,
			key: randomUUID()
		})}`;
	await expect(transaction(pass, fact)).rejects.toThrow(/foreign key/);
});

test('nobody writes an episode for a person they do not treat, nor as somebody else', async () => {
	const other = await scene(house, { ...at, name: 'Somebody Else' });
	const pass = await passOf(other.kim.asking(now), 'episodes:read', other.subject);
	const insert = (personId: string, by: string, unitId: string, intakeId: string) =>
		transaction(
			pass,
			(sql) =>
				sql`insert into episode ${sql({
					id: randomUUID(),
					person_id: personId,
					unit_id: unitId,
					intake_id: intakeId,
					pack: at.pack,
					started_at: now,
					entered_at: now,
					entered_by: by,
					key: randomUUID()
				})}`
		);
	const me = other.kim.accountId;
	await expect(insert(at.personId, me, at.unitId, at.intakeId)).rejects.toThrow(/row-level security/);
	await expect(insert(other.personId, at.kim.accountId, other.unitId, other.intakeId)).rejects.toThrow(
		/row-level security/
	);
	await insert(other.personId, me, other.unitId, other.intakeId);
});
