import type { Pass, Sql } from '../../access';
import type { Answer } from '../../questions/answer';
import type { Fact } from '../episode/episode';
import { toFact } from '../episode/figures-store';
import { readSetting, SETTINGS, type Setting } from '../service/settings';
import type { ReviewPass } from './store';

type StoredFact = { field: string; item: string; value: unknown; enteredAt: string };
type RecordRow = {
	record: number;
	person: number;
	unit: number;
	unitName: string;
	pack: string;
	zone: string;
	startedAt: Date;
	facts: StoredFact[];
};

/** A record in the time of a trend: what is counted of it. Whose it is and where are numbers that mean nothing elsewhere. */
export type TrendRecord = Omit<RecordRow, 'facts'> & { readonly facts: readonly Fact[] };

export const recordsIn = async (sql: Sql, _pass: ReviewPass, id: string): Promise<TrendRecord[]> => {
	const rows = await sql<RecordRow[]>`
		select record, person, unit, unit_name as "unitName", pack, zone, started_at as "startedAt", facts
		from review.uses_of(${id})`;
	return rows.map((row) => ({
		...row,
		facts: row.facts.map((one, at) =>
			toFact({ ...one, id: `${row.record}.${at}`, enteredAt: new Date(one.enteredAt) })
		)
	}));
};

type SettingRow = {
	unit: number;
	pack: string;
	name: string | null;
	value: unknown;
	holdsFrom: Date;
	enteredAt: Date;
};

/** What the units of a trend counted as one, by their number. */
export const countingIn = async (
	sql: Sql,
	_pass: ReviewPass,
	id: string
): Promise<ReadonlyMap<number, { readonly pack: string; readonly rows: readonly Setting[] }>> => {
	const rows = await sql<SettingRow[]>`
		select unit, unit_pack as pack, name, value, holds_from as "holdsFrom", entered_at as "enteredAt"
		from review.counting_of(${id})`;
	const found = new Map<number, { pack: string; rows: Setting[] }>();
	for (const { unit, pack, name: called, value, ...row } of rows) {
		const name = SETTINGS.find((one) => one === called);
		const own = found.get(unit)?.rows ?? [];
		const set = name
			? [{ ...row, id: `${unit}.${own.length}`, name, value: readSetting(name, value), by: null }]
			: [];
		found.set(unit, { pack, rows: [...own, ...set] });
	}
	return found;
};

/** How often something was said or done, of all events that a review looks at. */
export type Learned = { readonly what: string; readonly code: string; readonly count: number };

export const learnedOf = (sql: Sql, _pass: ReviewPass, id: string): Promise<Learned[]> => sql<Learned[]>`
	select what, code, count from review.learned(${id})`;

/** Answers of staff to what reviewers read of their own parts (`debrief/reviewed.ts`), by who wrote them. */
export const staffSaid = (sql: Sql, _pass: ReviewPass, id: string): Promise<Answer[]> => sql<Answer[]>`
	select id, question, context, voice, set_version as "setVersion", state, value, language, typed_by as "typedBy", typist,
		told_at_intake as "toldAtIntake", typed_as as "typedAs", base, proposal, written_at as "writtenAt"
	from review.staff_said(${id})`;

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
