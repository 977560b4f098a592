import type { Pass, Sql } from '../../access';
import type { ReviewPass } from './store';

/** How much was recorded in the time of a trend. `kind` null: all of it. */
export type Use = { readonly kind: string | null; readonly records: number; readonly people: number };

export const usesOf = (sql: Sql, _pass: ReviewPass, id: string): Promise<Use[]> => sql<Use[]>`
	select kind, records, people from review.uses_of(${id})`;

/** What a summary of this review may not say. */
export const namesOf = async (sql: Sql, _pass: ReviewPass, id: string): Promise<readonly string[]> => {
	const [row] = await sql<{ names: string[] }[]>`select review.names_of(${id}) as names`;
	return row?.names ?? [];
};

export type Unit = { readonly id: string; readonly name: string };

export const units = (sql: Sql, _pass: ReviewPass): Promise<Unit[]> =>
	sql<Unit[]>`select id, name from review.units()`;

export type NewTrend = {
	readonly id: string;
	/** Null: of every unit. */
	readonly unitId: string | null;
	readonly fromDay: string;
	readonly toDay: string;
};

/** Begins a trend review; the same form sent twice begins it once. */
export const addTrend = async (sql: Sql, pass: Pass<'case-reviews:write'>, one: NewTrend): Promise<void> => {
	await sql`insert into review.review (id, cause, unit_id, from_day, to_day, opened_by, opened_at)
		values (${one.id}, 'trend', ${one.unitId}, ${one.fromDay}, ${one.toDay}, ${pass.actor?.accountId ?? null}, ${pass.now})
		on conflict (id) do nothing`;
};

export type SeatPass = Pass<'review-seat:read'> | Pass<'review-seat:write'>;

/** A review as the seat knows it: nothing that tells whose it was. */
export type Head = {
	readonly id: string;
	readonly cause: string;
	/** `YYYY-MM`. */
	readonly month: string;
	readonly kinds: readonly string[];
};

export const seatHeads = (sql: Sql, _pass: SeatPass): Promise<Head[]> => sql<Head[]>`
	select id, cause, month, kinds from review.seat_heads() order by month desc, id`;

/** A summary, or what the seat itself said to it. */
export type SeatRow = {
	readonly review: string;
	readonly id: string;
	readonly kind: 'summary' | 'seat';
	readonly words: string | null;
	readonly who: null;
};

export const seatRows = (sql: Sql, _pass: SeatPass): Promise<SeatRow[]> => sql<SeatRow[]>`
	select review_id as review, id, kind, words, null as who from review.entry e
	where kind in ('summary', 'seat') order by written`;
