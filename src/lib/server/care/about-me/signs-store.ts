import type { PersonPass, Sql } from '../../access';

/** The open stay of the person at a unit of this account; null when there is none. */
export const openIntakeHere = async (sql: Sql, pass: PersonPass): Promise<string | null> => {
	const [row] = await sql<{ id: string }[]>`
		select id from intake where person_id = ${pass.personId} and ended_at is null and access.works_in(unit_id)
		order by opened_at desc, id limit 1`;
	return row?.id ?? null;
};
