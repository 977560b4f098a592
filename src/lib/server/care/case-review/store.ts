import { randomUUID } from 'node:crypto';
import { reviewKey, type Pass, type Sql } from '../../access';
import { isId } from '$lib/id';
import type { Entry, Review } from './case-review';
import { seal, unseal, type Place } from './seal';

export type ReviewPass = Pass<'case-reviews:read'> | Pass<'case-reviews:write'> | Pass<'case-reviews:export'>;

const reviews = (sql: Sql) => sql`
	select r.id, r.cause, r.pack, r.happened_at as "happenedAt", r.opened_at as "openedAt",
		to_char(r.from_day, 'YYYY-MM-DD') as "fromDay", to_char(r.to_day, 'YYYY-MM-DD') as "toDay", h.name,
		h.record_number as "recordNumber", h.unit, h.zone, h.started_at as "startedAt", h.kinds, h.stands
	from review.review r join review.heads() h on h.id = r.id`;

/** Opens what a fact called for and something prevented at the time. */
export const catchUp = async (sql: Sql, _pass: Pass<'case-reviews:read'>): Promise<void> => {
	await sql`select review.catch_up()`;
};

/** Every review that the reader may read; the oldest first. */
export const allReviews = (sql: Sql, _pass: ReviewPass): Promise<Review[]> => sql<Review[]>`
	${reviews(sql)} order by r.opened_at, r.id`;

/** One review; null when there is none for this reader. */
export const reviewOf = async (sql: Sql, _pass: ReviewPass, id: string): Promise<Review | null> => {
	if (!isId(id)) return null;
	const [row] = await sql<Review[]>`${reviews(sql)} where r.id = ${id}`;
	return row ?? null;
};

/** Lets those who write in one review follow one another: whoever waited reads what the other left. */
export const inTurn = async (sql: Sql, _pass: ReviewPass, id: string): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${id}`}, 0))`;
};

type Row = {
	review: string;
	id: string;
	kind: Entry['kind'];
	words: string | null;
	level: string | null;
	whose: string | null;
	name: string | null;
	who: string | null;
	dueOn: string | null;
	about: string | null;
	outcome: string | null;
	by: string;
	at: Date;
};

type SealPass = ReviewPass | Pass<'review-seat:read'> | Pass<'review-seat:write'>;

/** Where words stand: moved to another row or column, they are not read. */
const placeOf = (review: string, entry: string, column: string): Place => ({ review, entry, column });

/** The words of a row, read with the key of the case reviews. */
export const unsealed = <R extends Pick<Row, 'review' | 'id' | 'words' | 'who'>>(pass: SealPass, row: R) => {
	const key = reviewKey(pass);
	const words = unseal(key, placeOf(row.review, row.id, 'words'), row.words);
	const who = unseal(key, placeOf(row.review, row.id, 'who'), row.who);
	const lost = (row.words !== null && words === null) || (row.who !== null && who === null);
	return { ...row, words: lost ? (words ?? '') : words, who, ...(lost ? { sealed: true } : {}) };
};

/** What was written, by review, oldest first. */
export const entriesOf = async (
	sql: Sql,
	pass: ReviewPass,
	ids: readonly string[]
): Promise<ReadonlyMap<string, readonly Entry[]>> => {
	const rows = await sql<Row[]>`
		select review_id as review, id, kind, words, level, whose, access.name_of(whose) as name, who,
			to_char(due_on, 'YYYY-MM-DD') as "dueOn", about, outcome, access.name_of(written_by) as by, written_at as at
		from review.entry where review_id = any (${[...ids]}) order by written`;
	const found = new Map<string, Entry[]>(ids.map((id) => [id, []]));
	// The rules of the table say which columns a kind has; the type cannot.
	for (const one of rows) {
		const { review, ...row } = unsealed(pass, one);
		found.get(review)?.push(row as Entry);
	}
	return found;
};

type Kept = Readonly<Record<string, string | null>>;
/** What a form brings: the columns of its kind. */
export type NewEntry = { readonly id: string; readonly kind: Entry['kind'] } & Kept;

/** Adds a row; the same form sent twice adds it once. */
export const addEntry = async (
	sql: Sql,
	pass: Pass<'case-reviews:write'> | Pass<'review-seat:write'>,
	reviewId: string,
	entry: NewEntry
): Promise<void> => {
	const written = { review_id: reviewId, written_by: pass.actor?.accountId ?? null, written_at: pass.now };
	const key = reviewKey(pass);
	const sealed = Object.fromEntries(
		(['words', 'who'] as const).flatMap((column) => {
			const text = entry[column] ?? null;
			return text === null ? [] : [[column, seal(key, placeOf(reviewId, entry.id, column), text)]];
		})
	);
	await sql`insert into review.entry ${sql({ ...entry, ...sealed, ...written })} on conflict (id) do nothing`;
};

/** Who opened a review or took a copy along, newest first. */
export type Look = { readonly by: string; readonly at: Date; readonly how: 'opened' | 'exported' };

export const looksAt = (sql: Sql, _pass: ReviewPass, id: string): Promise<Look[]> => sql<Look[]>`
	select access.name_of(looked_by) as by, looked_at as at, how from review.look where review_id = ${id}
	order by looked_at desc limit 50`;

export const addLook = async (
	sql: Sql,
	pass: ReviewPass,
	id: string,
	how: Look['how'] = 'opened'
): Promise<void> => {
	await sql`insert into review.look ${sql({
		id: randomUUID(),
		review_id: id,
		looked_by: pass.actor?.accountId ?? null,
		looked_at: pass.now,
		how
	})}`;
};

export type Reviewer = { readonly id: string; readonly name: string };

/** Who may have it. */
export const reviewersOf = (sql: Sql, _pass: ReviewPass, id: string): Promise<Reviewer[]> => sql<Reviewer[]>`
	select account_id as id, name from review.reviewers_of(${id})`;

/** How many reviews are about something the reader took part in. */
export const keptFromMe = async (sql: Sql, _pass: ReviewPass): Promise<number> => {
	const [row] = await sql<{ count: number }[]>`select review.kept_from_me() as count`;
	return row?.count ?? 0;
};
