import type { Pass, PersonPass, Sql } from '../../access';
import type { Alike, Identity, PersonHeader } from './person';

/** The person as the reader may see them; null when they may not. */
export const headerOf = async (sql: Sql, pass: PersonPass): Promise<PersonHeader | null> => {
	const rows = await sql<PersonHeader[]>`
		select id, name, birth_date::text as born, record_number as "recordNumber", language,
			account_id is not null as "hasAccount", birth_guessed as "bornGuessed"
		from person where id = ${pass.personId}`;
	return rows[0] ?? null;
};

/** The zone of the unit where the person is, or was last, as far as the reader may know it; else UTC. */
export const zoneOf = async (sql: Sql, pass: PersonPass): Promise<string> => {
	const [row] = await sql<{ zone: string | null }[]>`
		select coalesce((select u.zone from intake i join unit u on u.id = i.unit_id
				where i.person_id = ${pass.personId}
				order by i.ended_at is null desc, i.opened_at desc, i.id limit 1),
			access.zone_for(${pass.personId})) as zone`;
	return row?.zone ?? 'UTC';
};

/**
 * Who has this birth date, and a name of the same words; with this number, or with any or none where it is null. The
 * oldest record first; at most five. None for who does not work in the unit.
 */
export const matching = async (sql: Sql, _pass: Pass, unitId: string, identity: Identity): Promise<Alike[]> =>
	sql<Alike[]>`
		select id, name, birth_date::text as born, record_number as "recordNumber"
		from access.people_matching(${unitId}, ${identity.born}::date, ${identity.name}, ${identity.number})`;

/** Writes down somebody nobody has met before. False when the number (or the id) is another person's. */
export const addPerson = async (
	sql: Sql,
	pass: Pass<'intake:open'>,
	id: string,
	identity: Identity,
	language: string
): Promise<boolean> => {
	// No conflict target: naming one would ask for the right to read the new row, which nobody has yet.
	const added = await sql`
		insert into person (id, name, birth_date, record_number, language, created_at)
		values (${id}, ${identity.name}, ${identity.born}::date, ${identity.number}, ${language}, ${pass.now})
		on conflict do nothing`;
	return added.count === 1;
};
