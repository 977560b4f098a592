import type { Pass, PersonPass, Sql } from '../../access';
import type { Cleaned, Shown } from './media';
import type { Beside, Photo } from './photo';

/** The photo of the person, for them alone; null when there is none. */
export const photoOf = async (sql: Sql, { personId }: PersonPass): Promise<Photo | null> => {
	const [row] = await sql<Photo[]>`
		select m.id, m.width, m.height, m.turn, access.photo_is_open(m.id) as open,
			(select h.id from media_word w join hold h on h.subject = w.id
				where w.media_id = m.id and not exists (select from hold_outcome o where o.hold_id = h.id)
					and w.written = (select max(l.written) from media_word l where l.media_id = m.id)) as hold
		from media m where m.person_id = ${personId} and m.about = 'photo' and m.bytes is not null
		order by m.added_at desc, m.id limit 1`;
	return row ?? null;
};

export type NewPhoto = { readonly id: string; readonly words: string; readonly language: string };

/** Says whether it was new: the same form sent twice is one photo. */
export const add = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	{ id, words, language }: NewPhoto,
	{ type, bytes, size, turn }: Cleaned
): Promise<boolean> => {
	const { count } = await sql`
		insert into media (id, person_id, about, kind, type, words, language, bytes, width, height, turn, added_as,
			added_by, added_at)
		values (${id}, ${personId}, 'photo', 'picture', ${type}, ${words}, ${language}, ${bytes}, ${size?.width ?? 0},
			${size?.height ?? 0}, ${turn}, 'self', access.me(), ${now})
		on conflict do nothing`;
	return count > 0;
};

/** Leaves nothing of the person's photos but of this one. */
export const emptyBut = async (sql: Sql, { personId }: PersonPass, id: string | null): Promise<void> => {
	await sql`select access.empty_photos(${personId}, ${id})`;
};

/** Photos that tell people apart whom a search of a unit found, where each lets staff see theirs. */
export const among = (sql: Sql, _pass: Pass, unitId: string, people: readonly string[]): Promise<Beside[]> =>
	sql<Beside[]>`
		select photo as id, person_id as "personId", ${unitId} as "unitId", width, height, turn
		from access.photos_among(${unitId}, ${[...people]}::uuid[])`;

/** The bytes of a photo that was put before whoever asks; null when none was, or it is not shown any more. */
export const shown = async (sql: Sql, _pass: Pass<'people:search'>, id: string): Promise<Shown | null> => {
	const [row] = await sql<Shown[]>`
		select type, bytes from media where id = ${id} and about = 'photo' and bytes is not null`;
	return row ?? null;
};
