import type { Pass, PersonPass, Sql } from '../../access';
import type { Legal } from './legal';

/** Every row that was written, the newest first. */
export const statusesOf = (sql: Sql, pass: PersonPass): Promise<Legal[]> =>
	sql<Legal[]>`
		select id, status, listed, law, since::text as since, until::text as until, told,
			access.name_of(written_by) as by, written_at as at
		from legal_status where person_id = any (access.records_of(${pass.personId})) order by written desc`;

/** False when the same form was sent before. */
export const addStatus = async (
	sql: Sql,
	pass: Pass<'status:write'>,
	intakeId: string | null,
	one: Omit<Legal, 'by' | 'at'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into legal_status (id, person_id, intake_id, status, listed, law, since, until, told, written_by, written_at)
		values (${one.id}, ${pass.personId}, ${intakeId}, ${one.status}, ${one.listed}, ${one.law},
			${one.since}::date, ${one.until}::date, ${one.told}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};
