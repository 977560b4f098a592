import { randomUUID } from 'node:crypto';
import type { Item } from '../../src/lib/server/questions/answer.js';
import { someone } from '../support/asker.js';
import type { TestDatabase } from '../support/database.js';

export type Scene = Awaited<ReturnType<typeof scene>>;
type Setting = {
	name: string;
	birthDate: string;
	zone: string;
	pack: string;
	recordNumber?: string;
	arrived: Date;
};

/** A unit with two members of staff, and a person it has been treating since they arrived. */
export const scene = async (database: Pick<TestDatabase, 'superSql'>, setting: Setting) => {
	const { superSql: sql } = database;
	const [unitId, personId, intakeId] = [randomUUID(), randomUUID(), randomUUID()];
	const { arrived } = setting;
	await sql`insert into unit (id, name, zone, pack, created_at)
		values (${unitId}, 'The unit', ${setting.zone}, ${setting.pack}, ${arrived})`;
	await sql`insert into person (id, name, birth_date, record_number, created_at)
		values (${personId}, ${setting.name}, ${setting.birthDate}, ${setting.recordNumber ?? null}, ${arrived})`;
	const kim = await someone(database, { name: 'Kim Osei', job: 'Nurse' });
	const dana = await someone(database, { name: 'Dana Reyes', job: 'Casual worker' });
	for (const { accountId } of [kim, dana])
		await sql`insert into unit_staff (unit_id, account_id, since) values (${unitId}, ${accountId}, ${arrived})`;
	const person = await someone(database, { name: setting.name, kind: 'person', personId });
	await sql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${intakeId}, ${personId}, ${unitId}, ${kim.accountId}, ${arrived})`;
	/** Puts an answer there, as the person would have saved it. `said`: its words in English, by the words. */
	const answer = async (
		question: string,
		items: readonly Omit<Item, 'id'>[],
		{ audience = ['card'], language = 'en', said = {} as Record<string, string> } = {}
	) => {
		const id = randomUUID();
		const value = { items: items.map((item) => ({ id: randomUUID(), ...item })) };
		await sql`insert into answer ${sql({
			id,
			person_id: personId,
			question: `about-me/${question}`,
			set_version: 1,
			state: 'answered',
			value: sql.json(value),
			language,
			typed_by: person.accountId,
			key: randomUUID(),
			body_hash: Buffer.alloc(32),
			written_at: arrived
		})}`;
		await sql`insert into answer_now (person_id, question, answer_id, audience, changed_at)
			values (${personId}, ${`about-me/${question}`}, ${id}, ${audience}, ${arrived})
			on conflict (person_id, question, context, voice) do update
				set answer_id = excluded.answer_id, audience = excluded.audience`;
		for (const { id: item, text = '' } of value.items)
			if (said[text])
				await sql`insert into rendering (id, answer_id, person_id, item, language, wording, made_by, how, checked_by, written_at)
					values (${randomUUID()}, ${id}, ${personId}, ${item}, 'en', ${said[text]}, 'Noor', 'human', 'Noor', ${arrived})`;
		return { id, items: value.items };
	};
	const contact = (name: string, tell: boolean) =>
		sql`insert into contact (id, person_id, name, tell, created_at)
			values (${randomUUID()}, ${personId}, ${name}, ${tell}, ${arrived})`;
	/** What the unit's policy says from then on, put up at that moment. */
	const policy = (words: string, from: Date) =>
		sql`insert into unit_policy (id, unit_id, words, holds_from, entered_at, entered_by)
			values (${randomUUID()}, ${unitId}, ${words}, ${from}, ${from}, ${kim.accountId})`;
	const subject = { personId };
	return { ...setting, unitId, personId, intakeId, subject, kim, dana, person, answer, contact, policy };
};
