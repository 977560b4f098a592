import type { Pass, Sql } from '../../access';

/** Numbers alone: whom the messages are for is nobody's business. */
export type Counts = {
	readonly waiting: number;
	/** Of those, tried before without success. */
	readonly late: number;
	readonly sent: number;
	readonly givenUp: number;
	/** Addresses on the list of those who want to be left alone. */
	readonly never: number;
};

export const counts = async (sql: Sql, _pass: Pass<'service:read'>): Promise<Counts> => {
	const rows = await sql<Counts[]>`
		select waiting::int, late::int, sent::int, given_up::int as "givenUp", never::int from notice.standing()`;
	return rows[0] ?? { waiting: 0, late: 0, sent: 0, givenUp: 0, never: 0 };
};

export const list = async (sql: Sql, _pass: Pass<'service:write'>, address: string): Promise<void> => {
	await sql`select notice.list_never(${address})`;
};

export const unlist = async (sql: Sql, _pass: Pass<'service:write'>, address: string): Promise<void> => {
	await sql`select notice.unlist_never(${address})`;
};
