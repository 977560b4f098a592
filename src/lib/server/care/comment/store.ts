import type { Pass, PersonPass, Sql } from '../../access';
import type { Comment, Entry, EntryKind } from './comment';

type Writing = Pass<'comment:write'>;

/** What the person said about these entries, oldest first, as far as the reader reads the entries. */
export const commentsOn = (sql: Sql, _pass: Pass, ids: readonly string[]): Promise<Comment[]> =>
	sql<Comment[]>`
		select id as "commentId", about_kind as kind, about_id as id, about_part as part, words, language,
			written_at as "writtenAt", taken_back_at as "takenBackAt"
		from comment where about_id = any (${[...ids]}) order by written_at, id`;

/** What the person said about all entries of a kind, oldest first, as far as the reader reads the entries. */
export const commentsOf = (sql: Sql, { personId }: PersonPass, kind: EntryKind): Promise<Comment[]> =>
	sql<Comment[]>`
		select id as "commentId", about_kind as kind, about_id as id, about_part as part, words, language,
			written_at as "writtenAt", taken_back_at as "takenBackAt"
		from comment where person_id = ${personId} and about_kind = ${kind} order by written_at, id`;

/** Whether the entry is there for this reader. */
export const isThere = async (
	sql: Sql,
	pass: Pass<'comment:read'> | Writing,
	{ kind, id }: Entry
): Promise<boolean> => {
	const [row] = await sql<{ there: boolean }[]>`
		select access.reads_entry(${kind}, ${id}, ${pass.personId})
			or access.reads_care_entry(${kind}, ${id}, ${pass.personId}) as there`;
	return row?.there ?? false;
};

/** The episode an action or an answer of staff is about, for the way back; null for what is about none. */
export const episodeOf = async (sql: Sql, _pass: Pass, { kind, id }: Entry): Promise<string | null> => {
	if (kind === 'episode') return id;
	const rows =
		kind === 'unit-action'
			? await sql<{ id: string }[]>`select episode_id as id from unit_action where id = ${id}`
			: kind === 'finding'
				? await sql<{ id: string }[]>`select episode_id as id from finding where id = ${id}`
				: kind === 'staff-answer'
					? await sql<{ id: string }[]>`select context as id from answer_now where answer_id = ${id}`
					: [];
	return rows[0]?.id ?? null;
};

/** Says it; the same form sent twice says it once. */
export const add = async (
	sql: Sql,
	{ personId, now }: Writing,
	one: Entry & { commentId: string; words: string; language: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into comment (id, person_id, about_kind, about_id, about_part, words, language, written_at)
		values (${one.commentId}, ${personId}, ${one.kind}, ${one.id}, ${one.part}, ${one.words}, ${one.language}, ${now})
		on conflict do nothing`;
	return count > 0;
};

export const takeBack = async (sql: Sql, { personId, now }: Writing, id: string): Promise<boolean> => {
	const { count } = await sql`
		update comment set taken_back_at = ${now}
		where person_id = ${personId} and id = ${id} and taken_back_at is null`;
	return count > 0;
};
