import type { PersonPass, Sql } from '../../access';

/** When the person last said that what stands on their card is still right; null when never, or not for this reader. */
export const stillRightAt = async (sql: Sql, pass: PersonPass): Promise<Date | null> => {
	const [row] = await sql<{ at: Date | null }[]>`select access.still_right_at(${pass.personId}) as at`;
	return row?.at ?? null;
};

/** Says whether it was not there yet: the same form sent twice is one row. */
export const addStillRight = async (sql: Sql, pass: PersonPass, id: string): Promise<boolean> => {
	const { count } = await sql`
		insert into still_right (id, person_id, said_by, said_at)
		values (${id}, ${pass.personId}, access.me(), ${pass.now}) on conflict do nothing`;
	return count > 0;
};
