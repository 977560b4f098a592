import { reviewKey, type Pass, type Sql } from '../../access';
import { seal, unseal, type Place } from '../case-review/seal';
import type { Row } from './reflection';

/** Passes of the protected space that are about what somebody wrote for themselves. */
export type ReflectionPass =
	Pass<'reflection:read'> | Pass<'reflection:write'> | Pass<'support:read'> | Pass<'support:answer'>;

/** Where words stand: bound to their writer and row, so that they are read nowhere else. */
export const placeOf = (writer: string, entry: string, column: 'reflection' | 'answer'): Place => ({
	review: writer,
	entry,
	column
});

/** What holds of what the account wrote about this episode, one row of each kind. */
export const heldBy = async (
	sql: Sql,
	pass: ReflectionPass,
	episodeId: string,
	me: string
): Promise<Row[]> => {
	const rows = await sql<Row[]>`
		select distinct on (kind) id, kind, wants, words, supervisor, to_reviewers as handed from review.reflection
		where episode_id = ${episodeId} and written_by = ${me} order by kind, written desc`;
	const key = reviewKey(pass);
	return rows.map((row) => ({ ...row, words: unseal(key, placeOf(me, row.id, 'reflection'), row.words) }));
};

export const add = async (
	sql: Sql,
	pass: Pass<'reflection:write'>,
	episodeId: string,
	row: Row,
	me: string
): Promise<void> => {
	const words =
		row.words === null ? null : seal(reviewKey(pass), placeOf(me, row.id, 'reflection'), row.words);
	await sql`insert into review.reflection (id, episode_id, written_by, kind, wants, words, supervisor, to_reviewers,
			written_at)
		values (${row.id}, ${episodeId}, ${me}, ${row.kind}, ${row.wants}, ${words}, ${row.supervisor}, ${row.handed},
			${pass.now})`;
};

/** The zone of the episode's clocks; UTC while it goes on. */
export const zoneOf = async (sql: Sql, _pass: ReflectionPass, episodeId: string): Promise<string> => {
	const [row] = await sql<{ zone: string }[]>`select zone from access.after_episode(${episodeId})`;
	return row?.zone ?? 'UTC';
};

export type Colleague = { readonly id: string; readonly name: string };

/** Whom whoever took part can ask. */
export const colleagues = (sql: Sql, _pass: ReflectionPass, episodeId: string): Promise<Colleague[]> => sql<
	Colleague[]
>`
	select account_id as id, name from review.supporters_for(${episodeId})`;

export type Answer = { readonly by: string; readonly at: Date; readonly words: string | null };

/** What the supervisor said to a row, oldest first. */
export const answersTo = async (sql: Sql, pass: ReflectionPass, reflection: string): Promise<Answer[]> => {
	const rows = await sql<{ id: string; account: string; by: string; at: Date; words: string | null }[]>`
		select id, answered_by as account, access.name_of(answered_by) as by, answered_at as at, words
		from review.reflection_answer where reflection_id = ${reflection} order by written`;
	const key = reviewKey(pass);
	return rows.map(({ id, account, by, at, words }) => ({
		by,
		at,
		words: unseal(key, placeOf(account, id, 'answer'), words)
	}));
};

/** What one account asks of the one that reads; null when it is not asked of them (any more). */
export type Asked = {
	readonly id: string;
	readonly by: string;
	readonly at: Date;
	/** IANA zone of the place where it happened. */
	readonly zone: string;
	readonly wants: Row['wants'];
	readonly need: string | null;
	/** How it affected them, where they let this reader see it. */
	readonly reaction: string | null;
};

export const askedOf = async (
	sql: Sql,
	pass: ReflectionPass,
	id: string,
	me: string
): Promise<Asked | null> => {
	type Found = Row & { account: string; episode: string; by: string; at: Date; zone: string };
	const [row] = await sql<Found[]>`
		select id, kind, wants, words, supervisor, to_reviewers as handed, written_by as account, episode_id as episode,
			access.name_of(written_by) as by, written_at as at,
			coalesce((select a.zone from access.support_asked_of_me() a where a.id = r.id), 'UTC') as zone
		from review.reflection r where id = ${id} and kind = 'support' and supervisor = ${me}`;
	if (row === undefined) return null;
	const [more] = await sql<Row[]>`
		select id, kind, wants, words, supervisor, to_reviewers as handed from review.reflection
		where episode_id = ${row.episode} and written_by = ${row.account} and kind = 'reaction' and supervisor = ${me}`;
	const key = reviewKey(pass);
	const read = (one: Row): string | null =>
		unseal(key, placeOf(row.account, one.id, 'reflection'), one.words);
	return {
		...{ id: row.id, by: row.by, at: row.at, zone: row.zone, wants: row.wants, need: read(row) },
		reaction: more === undefined ? null : read(more)
	};
};

/** Says that it was seen, with a word or none. The same form sent twice says it once. */
export const answer = async (
	sql: Sql,
	pass: Pass<'support:answer'>,
	one: { readonly id: string; readonly about: string; readonly words: string | null },
	me: string
): Promise<void> => {
	const words = one.words === null ? null : seal(reviewKey(pass), placeOf(me, one.id, 'answer'), one.words);
	await sql`insert into review.reflection_answer (id, reflection_id, words, answered_by, answered_at)
		values (${one.id}, ${one.about}, ${words}, ${me}, ${pass.now}) on conflict (id) do nothing`;
};

/** Who asks the account for support, and when; no word of it. Read by the role of the chart. */
export const toSupport = (sql: Sql, _pass: Pass<'account:read'>) => sql<
	{ id: string; name: string; unit: string; zone: string; askedAt: Date; answered: boolean }[]
>`
	select id, name, unit, zone, asked_at as "askedAt", answered from access.support_asked_of_me()`;
