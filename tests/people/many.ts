import type { TestServer } from '../support/server.js';

/** Questions whose answers stand on a card. */
const questions = [
	'helps',
	'avoid',
	'worse',
	'staff-triggers',
	'never',
	'do',
	'talk',
	'stop',
	'places',
	'senses'
];

/**
 * Puts so many people into a unit, each with ten answers on the card, straight into the tables.
 * @returns the ids of some of them, spread over all
 */
export const manyPeople = async (
	{ superSql: sql }: Pick<TestServer, 'superSql'>,
	{
		count,
		unit,
		typist,
		at,
		sample
	}: { count: number; unit: string; typist: string; at: Date; sample: number }
): Promise<string[]> => {
	await sql`insert into person (id, name, birth_date, record_number, created_at)
		select gen_random_uuid(), 'Person ' || n, date '1950-01-01' + n, 'many-' || n, ${at}
		from generate_series(1, ${count}::int) n`;
	await sql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		select gen_random_uuid(), id, ${unit}, ${typist}, ${at} from person where record_number like 'many-%'`;
	await sql`insert into answer (id, person_id, question, set_version, state, value, language, typed_by, key, body_hash,
			written_at)
		select gen_random_uuid(), p.id, 'about-me/' || q, 1, 'answered', jsonb_build_object('items', jsonb_build_array(
				jsonb_build_object('id', gen_random_uuid(), 'text', 'a quiet room for ' || q),
				jsonb_build_object('id', gen_random_uuid(), 'text', 'one person at a time'))),
			'en', ${typist}, gen_random_uuid()::text, '\\x00', ${at}
		from person p cross join unnest(${questions}::text[]) q where p.record_number like 'many-%'`;
	await sql`insert into answer_now (person_id, question, answer_id, audience, changed_at)
		select a.person_id, a.question, a.id, '{card}', ${at} from answer a join person p on p.id = a.person_id
		where p.record_number like 'many-%'`;
	await sql`analyze`;
	const rows = await sql<{ id: string }[]>`
		select id from person where record_number like 'many-%' order by md5(id::text) limit ${sample}`;
	return rows.map(({ id }) => id);
};
