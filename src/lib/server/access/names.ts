import type { Pass } from './pass';
import type { Sql } from './transaction';

/** How the service names these accounts to others, by id; an id that is no account is left out. */
export const namesOf = async (
	sql: Sql,
	_pass: Pass,
	ids: readonly string[]
): Promise<ReadonlyMap<string, string>> => {
	if (ids.length === 0) return new Map();
	const rows = await sql<{ id: string; name: string }[]>`
		select id, name from (select id, access.name_of(id) as name from unnest(${[...new Set(ids)]}::uuid[]) as id) one
		where name is not null order by id`;
	return new Map(rows.map(({ id, name }) => [id, name]));
};
