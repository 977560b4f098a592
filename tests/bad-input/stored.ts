import type postgres from 'postgres';

/** Written with every request, whatever is in it: when somebody was last here, and how often they knocked. */
const always = ['sign_in.session', 'sign_in.throttle'];

/** What is in every table, as one short sum each: two that are equal hold the same. */
export const storedIn = async (sql: postgres.Sql): Promise<Record<string, string>> => {
	const tables = await sql<{ schema: string; name: string }[]>`
		select schemaname as schema, tablename as name from pg_tables
		where schemaname in ('public', 'sign_in', 'audit') order by 1, 2`;
	const sums: Record<string, string> = {};
	for (const { schema, name } of tables) {
		if (always.includes(`${schema}.${name}`)) continue;
		const [sum] = await sql<{ sum: string }[]>`
			select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum
			from ${sql(`${schema}.${name}`)} as t`;
		sums[`${schema}.${name}`] = sum?.sum ?? '';
	}
	return sums;
};
