import type { PersonPass, Sql } from '../../access';
import type { Row } from './export';

type Table = { readonly name: string; readonly columns: string[]; readonly time: string | null };

/**
 * Every table that knows a person and that the app may read, from the catalogue itself: a concept that comes later is
 * in the export without a line here. What of it the person may read, row-level security decides as on every page.
 */
export const tables = async (sql: Sql, _pass: PersonPass): Promise<Table[]> =>
	sql<Table[]>`
		select case when c.table_schema = 'public' then c.table_name else c.table_schema || '.' || c.table_name end as name,
			array_agg(c.column_name::text order by c.ordinal_position)
				filter (where c.data_type <> 'bytea') as columns,
			(array_agg(c.column_name::text order by c.ordinal_position)
				filter (where c.data_type = 'timestamp with time zone'))[1] as time
		from information_schema.columns c
		where c.table_schema in ('public', 'audit')
			and has_column_privilege(format('%I.%I', c.table_schema, c.table_name), c.column_name, 'select')
		group by c.table_schema, c.table_name
		having bool_or(c.column_name = 'person_id')
		order by 1`;

/** Oldest first; what has the same time as it was written, where the table counts that: two copies are the same. */
export const rowsOf = (
	sql: Sql,
	{ personId }: PersonPass,
	{ name, columns, time }: Table
): Promise<Row[]> => {
	const counted = ['seq', 'written'].find((column) => columns.includes(column));
	const then = counted === undefined ? sql`` : sql`, ${sql(counted)}`;
	return time === null
		? sql<Row[]>`select ${sql(columns)} from ${sql(name)}
			where person_id = any (access.records_of(${personId}))`
		: sql<Row[]>`select ${sql(columns)} from ${sql(name)}
			where person_id = any (access.records_of(${personId})) order by ${sql(time)}${then}`;
};

/** When the last exports were made, newest first. */
export const madeLately = async (sql: Sql, { personId }: PersonPass, count: number): Promise<Date[]> => {
	const rows = await sql<{ at: Date }[]>`
		select at from audit.entry where person_id = ${personId} and deed like 'export:%' and kind = 'act'
		order by seq desc limit ${count}`;
	return rows.map(({ at }) => at);
};

/** What somebody chose for their account: how the site speaks to them, how and when they are told, and quiet hours. */
export type Choices = {
	readonly language: string | null;
	readonly reading: Record<string, unknown> | null;
	/** Null where they never chose: nothing is sent then. */
	readonly told: Record<string, unknown> | null;
};

/** The choices of whoever asks, without the code that waits to come back: it opens something. */
export const choices = async (sql: Sql, _pass: PersonPass): Promise<Choices> => {
	const [mine] = await sql<{ language: string; reading: Record<string, unknown> | null }[]>`
		select language, reading from access.my_choices()`;
	const [told] = await sql<Record<string, unknown>[]>`
		select how, address, asked_how as "askedHow", asked_address as "askedAddress", quiet_from as "quietFrom",
			quiet_until as "quietUntil", zone, fault, fault_at as "faultAt"
		from notice.my_way()`;
	return { language: mine?.language ?? null, reading: mine?.reading ?? null, told: told ?? null };
};
