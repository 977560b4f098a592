import type { Pass, PersonPass, Sql } from '../../access';
import { nobody } from '../../questions/answer';
import type { About, AddedAs, Cleaned, Media, Shown } from './media';

const columns = (
	sql: Sql
) => sql`m.id, m.question, m.subject, m.context, m.kind, m.type, m.words, m.language, m.width, m.height,
	m.turn, access.media_state(m.id) as state, access.media_gone_at(m.id) as "goneAt", m.added_as as "addedAs",
	m.added_by as "addedBy", access.name_of(m.added_by) as by, m.added_at as "addedAt", m.erased_at is null as kept`;

/** Every picture and sound that the reader may see, oldest first; of one question or paper, or all of those. */
export const mediaOf = (sql: Sql, pass: PersonPass, about?: About): Promise<Media[]> =>
	sql<Media[]>`
		select ${columns(sql)} from media m where m.person_id = any (access.records_of(${pass.personId})) and m.about <> 'photo'
			and ${about === undefined ? sql`true` : about.question === null ? sql`m.subject = ${about.subject}` : sql`m.question = ${about.question} and m.context = ${about.context ?? nobody}`}
		order by m.added_at, m.id`;

/** The photo of the person, for their own copy. */
export const photosOf = (sql: Sql, pass: PersonPass): Promise<Media[]> =>
	sql<Media[]>`
		select ${columns(sql)} from media m
		where m.person_id = ${pass.personId} and m.about = 'photo' and m.bytes is not null order by m.added_at, m.id`;

export const mediaById = async (sql: Sql, pass: PersonPass, id: string): Promise<Media | null> => {
	const [row] = await sql<Media[]>`
		select ${columns(sql)} from media m
		where m.person_id = any (access.records_of(${pass.personId})) and m.about <> 'photo' and m.id = ${id}`;
	return row ?? null;
};

/** The bytes of one; null when there is none for this reader, or none any more. */
export const shown = async (sql: Sql, pass: PersonPass, id: string): Promise<Shown | null> => {
	const [row] = await sql<Shown[]>`
		select type, bytes from media
		where person_id = any (access.records_of(${pass.personId})) and id = ${id} and bytes is not null
			and (about <> 'photo' or access.is_self(person_id))`;
	return row ?? null;
};

export type NewMedia = {
	readonly id: string;
	readonly about: About;
	readonly words: string;
	readonly language: string;
	readonly addedAs: AddedAs;
	readonly cleaned: Cleaned;
};

/** Every picture beside the answers about one thing that happened, as far as the reader may see them, oldest first. */
export const mediaIn = (sql: Sql, pass: PersonPass, context: string): Promise<Media[]> =>
	sql<Media[]>`
		select ${columns(sql)} from media m
		where m.person_id = any (access.records_of(${pass.personId})) and m.context = ${context}
		order by m.added_at, m.id`;

/** The bytes of a picture beside an answer about what happened; null when there is none for this reader. */
export const shownOfAccount = async (sql: Sql, _pass: Pass, id: string): Promise<Shown | null> => {
	const [row] = await sql<Shown[]>`
		select type, bytes from media where id = ${id} and context <> access.nobody() and bytes is not null`;
	return row ?? null;
};

/** Says whether it was new: the same form sent twice is one row. */
export const add = async (sql: Sql, pass: PersonPass, one: NewMedia): Promise<boolean> => {
	const { about, cleaned } = one;
	const { count } = await sql`
		insert into media (id, person_id, about, question, context, subject, kind, type, words, language, bytes, width, height, turn,
			added_as, added_by, added_at)
		values (${one.id}, ${pass.personId}, ${about.question === null ? 'paper' : 'question'}, ${about.question},
			${about.question === null ? nobody : (about.context ?? nobody)}, ${about.subject}, ${cleaned.kind}, ${cleaned.type}, ${one.words}, ${one.language}, ${cleaned.bytes},
			${cleaned.size?.width ?? null}, ${cleaned.size?.height ?? null}, ${cleaned.turn}, ${one.addedAs}, access.me(),
			${pass.now})
		on conflict do nothing`;
	return count > 0;
};

export type Word = {
	readonly id: string;
	readonly media: string;
	readonly what: 'confirmed' | 'not-mine' | 'removed' | 'back' | 'allowed' | 'not-allowed';
};

/** Says whether it was new. */
export const say = async (sql: Sql, pass: PersonPass, word: Word): Promise<boolean> => {
	const { count } = await sql`
		insert into media_word (id, media_id, person_id, what, said_by, said_at)
		values (${word.id}, ${word.media}, ${pass.personId}, ${word.what}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** Whether this account may enter signs for the person: a speech pathologist of a unit where they are. */
export const isPathologist = async (
	sql: Sql,
	pass: Pass & { readonly personId: string }
): Promise<boolean> => {
	const [row] = await sql<{ is: boolean }[]>`select access.is_pathologist_of(${pass.personId}) as is`;
	return row?.is ?? false;
};
