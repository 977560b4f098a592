import type { EpisodePass, Pass, Sql, UnitPass } from '../../access';
import type { Change, Shared, Statement } from './learning';

/** What the person shared from this episode and did not take back, oldest first. */
export const sharedOf = (sql: Sql, pass: EpisodePass): Promise<Shared[]> => sql<Shared[]>`
	select id, words, language, shared_at as "sharedAt", is_out as "isOut" from access.learning_of(${pass.episodeId})`;

/** What the unit changed because of these, by the id of what was shared. */
export const changesFor = (sql: Sql, pass: EpisodePass): Promise<Change[]> => sql<Change[]>`
	select shared_id as about, words from access.learning_changes_of(${pass.episodeId})`;

/** Names of people and places around the episode, which may tell who is meant. */
export const namesNear = async (sql: Sql, pass: EpisodePass): Promise<string[]> =>
	(await sql<{ name: string }[]>`select name from access.learning_names(${pass.episodeId}) as name`).map(
		({ name }) => name
	);

/** Staff of the unit whom the person left out of an answer. */
export const leftOut = async (sql: Sql, pass: EpisodePass): Promise<string[]> =>
	(await sql<{ name: string }[]>`select name from access.learning_left_out(${pass.episodeId}) as name`).map(
		({ name }) => name
	);

/** How many different people's words have to be there before any is shown. */
export const peopleNeeded = async (sql: Sql, _pass: Pass): Promise<number> =>
	(await sql<{ n: number }[]>`select access.learning_people() as n`)[0]?.n ?? 0;

/** The same form sent twice shares it once. */
export const share = async (
	sql: Sql,
	pass: EpisodePass,
	one: { readonly id: string; readonly unitId: string; readonly words: string; readonly language: string },
	by: string
): Promise<boolean> => {
	const added = await sql`insert into learning_shared
		(id, person_id, episode_id, unit_id, words, language, shared_by, shared_at)
		values (${one.id}, ${pass.personId}, ${pass.episodeId}, ${one.unitId}, ${one.words}, ${one.language}, ${by}, ${pass.now})
		on conflict (id) do nothing`;
	return added.count > 0;
};

export const takeBack = async (sql: Sql, pass: EpisodePass, id: string, by: string): Promise<boolean> => {
	const added = await sql`insert into learning_taken_back (shared_id, person_id, taken_by, taken_at)
		select s.id, s.person_id, ${by}, ${pass.now} from learning_shared s
		where s.id = ${id} and s.person_id = ${pass.personId} and s.episode_id = ${pass.episodeId}
		on conflict (shared_id) do nothing`;
	return added.count > 0;
};

/** What people of a unit let its staff learn from; none while too few did. */
export const feedOf = (sql: Sql, pass: UnitPass): Promise<Statement[]> => sql<Statement[]>`
	select statement as id, words, language from access.learning_feed(${pass.unitId})`;

export const changesIn = (sql: Sql, pass: UnitPass): Promise<(Change & { id: string; by: string })[]> => sql<
	(Change & { id: string; by: string })[]
>`select id, statement as about, words, access.name_of(entered_by) as by from learning_change
	where unit_id = ${pass.unitId} order by written`;

/** False when it was not added: the statement is not, or no longer, in the feed, or the same form was sent before. */
export const addChange = async (
	sql: Sql,
	pass: UnitPass,
	one: { readonly id: string; readonly about: string; readonly words: string },
	by: string
): Promise<boolean> => {
	const added = await sql`insert into learning_change (id, unit_id, statement, words, entered_by, entered_at)
		select ${one.id}, ${pass.unitId}, ${one.about}, ${one.words}, ${by}, ${pass.now}
		where access.is_in_feed(${pass.unitId}, ${one.about}) on conflict (id) do nothing`;
	return added.count > 0;
};
