import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { saveAnswer } from '../../../src/lib/server/questions/acts.js';
import { itemsOf, type Item, type Value } from '../../../src/lib/server/questions/answer.js';
import { scene } from '../../people/scene.js';
import { passOf, someone, type Signed } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';

/** New York, where the clocks went forward at two in the morning of 8 March 2026. */
export const zone = 'America/New_York';
export const noon = new Date('2026-03-20T16:00:00Z');
export const minutes = (count: number, from = noon): Date => new Date(from.getTime() + count * 60_000);

export type Pressed = Awaited<ReturnType<typeof pressed>>;

/** Tahlia on a ward, with a peer advocate, a friend who helps, and a device of our choosing. */
export const pressed = async (house: TestDatabase) => {
	const sql: postgres.Sql = house.superSql;
	const at = await scene(house, {
		...{ name: 'Tahlia Marsh', birthDate: '2009-11-02', zone, pack: 'au-nsw-dcj-2024' },
		arrived: minutes(-10_000)
	});
	const rosa = await someone(house, { name: 'Rosa', kind: 'supporter' });
	const friend = await someone(house, { name: 'Friend', kind: 'supporter' });
	const grant = (who: Signed, kind: string, key = randomUUID()) =>
		sql`insert into supporter_grant (id, person_id, account_id, part, may, kind, starts_at, ends_at, key)
			values (${randomUUID()}, ${at.personId}, ${who.accountId}, 'card', 'read', ${kind}, ${minutes(-9_000)},
				${minutes(90_000)}, ${key})`;
	await grant(rosa, 'peer-advocate');
	const device = (kind: 'own' | 'shared' | 'service') =>
		sql`update sign_in.session set device = ${kind} where account_id = ${at.person.accountId}`;
	const fact = (episode: string, field: string, item: string, value: object | null) =>
		sql`insert into episode_fact (id, episode_id, person_id, field, item, value, entered_at, entered_by, key)
			values (${randomUUID()}, ${episode}, ${at.personId}, ${field}, ${item}, ${JSON.stringify(value)}::text::jsonb, ${noon},
				${at.kim.accountId}, ${randomUUID()})`;
	/** A restrictive practice with one component, over when `to` says so. */
	const restrain = async (from: Date, to: Date | null, kind = 'seclusion') => {
		const id = randomUUID();
		await sql`insert into episode (id, person_id, unit_id, intake_id, pack, started_at, entered_at, entered_by, key)
			values (${id}, ${at.personId}, ${at.unitId}, ${at.intakeId}, 'au-nsw-dcj-2024', ${from}, ${from},
				${at.kim.accountId}, ${id})`;
		await fact(id, 'component', 'one', { kind, from: from.toISOString(), to: to?.toISOString() ?? null });
		return id;
	};
	const mine = { self: at.person, subject: at.subject };
	/** Saves an answer as Tahlia: the lines or options, and who may see them. */
	const save = async (
		question: string,
		items: readonly Omit<Item, 'id'>[],
		groups: readonly ('card' | 'care-team')[] = ['card'],
		when = noon
	) => {
		const [now] = await sql<{ id: string; value: Value }[]>`
			select a.id, a.value from answer_now n join answer a on a.id = n.answer_id
			where n.person_id = ${at.personId} and n.question = ${question}`;
		const before = itemsOf(now?.value ?? null);
		const value: Value = {
			items: items.map((item) => ({
				id: before.find((old) => old.text === item.text && old.option === item.option)?.id ?? randomUUID(),
				...item
			}))
		};
		return saveAnswer(await passOf(mine.self.asking(when), 'about-me:answer', at.subject), {
			...{ question, setVersion: 1, state: 'answered', value, language: 'en', base: now?.id ?? '' },
			...{ key: randomUUID(), audience: { groups, named: [] }, also: new Map() },
			...{ alsoLanguage: 'en', alsoBy: '' }
		});
	};
	/** What somebody reads of an answer: its lines, or nothing. */
	const reads = (who: Signed, question: string, when = noon): Promise<string[]> =>
		as(house, who, when, async (inner) => {
			const rows = await inner<
				{ value: Value }[]
			>`select a.value from answer_now n join answer a on a.id = n.answer_id
				where n.person_id = ${at.personId} and n.question = ${question}`;
			return itemsOf(rows[0]?.value ?? null).map(({ text, option }) => text ?? option ?? '');
		});
	return { ...at, rosa, friend, grant, device, fact, restrain, save, reads };
};

/** Straight in SQL as the app role, with somebody's session. */
export const as = async <T>(
	house: Pick<TestDatabase, 'appSql'>,
	who: Signed,
	when: Date,
	work: (sql: postgres.TransactionSql) => Promise<T>
): Promise<T> => {
	const result = await house.appSql.begin(async (sql) => {
		await sql`select set_config('app.session', ${who.asking(when).session}, true),
			set_config('app.now', ${when.toISOString()}, true)`;
		return [await work(sql)];
	});
	return result[0] as T;
};
