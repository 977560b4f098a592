import type { EpisodePass, Sql, UnitPass } from '../../access';
import type { Candidate } from '../debrief/store';
import type { Entry, NewEntry } from './together';

/** All of the talk that the reader may read, oldest first. */
export const entriesOf = (
	sql: Sql,
	{ personId, episodeId }: { personId: string; episodeId: string }
): Promise<Entry[]> => sql<Entry[]>`
	select id, kind, about, what, name, account_id as "accountId", words, language,
		to_char(on_day, 'YYYY-MM-DD') as "onDay", topics, access.name_of(entered_by) as by, entered_by as "byId",
		access.is_account_of(entered_by, person_id) as own, entered_at as at,
		kind = 'attendee' and access.needs_own_yes(episode_id, account_id) as "needsOwn"
	from joint_entry where person_id = ${personId} and episode_id = ${episodeId} order by written`;

/**
 * Adds an entry; the same form sent twice adds it once. Whoever writes it may not be able to read it back, so no column
 * is named that would have to be read.
 */
export const addEntry = async (
	sql: Sql,
	{ personId, episodeId, now }: { personId: string; episodeId: string; now: Date },
	one: NewEntry,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into joint_entry
		(id, episode_id, person_id, kind, about, what, name, account_id, words, language, on_day, topics, entered_by,
			entered_at)
		values (${one.id}, ${episodeId}, ${personId}, ${one.kind}, ${one.about}, ${one.what}, ${one.name},
			${one.accountId}, ${one.words}, ${one.language}, ${one.onDay}, ${[...one.topics]}, ${by}, ${now})
		on conflict do nothing`;
	return added.count > 0;
};

/** Whose account can be asked to come. */
export const whoMayAttend = (sql: Sql, pass: EpisodePass): Promise<Candidate[]> => sql<Candidate[]>`
	select account_id as id, name from access.who_may_attend(${pass.episodeId})`;

/** Talks that the account was asked to come to, and the person wants it there. */
export const asked = (sql: Sql, me: string) => sql<
	{ episodeId: string; personId: string; personName: string; startedAt: Date; unit: string; zone: string }[]
>`select distinct j.episode_id as "episodeId", j.person_id as "personId", p.name as "personName",
		l.started_at as "startedAt", l.unit, l.zone
	from joint_entry j join person p on p.id = j.person_id cross join lateral access.after_episode(j.episode_id) l
	where j.kind = 'attendee' and j.account_id = ${me} and not l.died
		and not exists (select from joint_entry r where r.episode_id = j.episode_id and r.kind = 'accepted'
			and r.entered_by = ${me})
	order by l.started_at desc`;

/** A side with a way it could end now. */
export type Ending = { readonly side: string; readonly outcome: string };

/** How whoever asks could end each side now. */
export const mayEnd = (sql: Sql, episodeId: string): Promise<Ending[]> =>
	sql<Ending[]>`select side, outcome from access.may_end(${episodeId})`;

/** How each side of the unit's ended episodes stands, oldest first. */
export const endingsOfUnit = (sql: Sql, pass: UnitPass): Promise<(Entry & { episodeId: string })[]> => sql<
	(Entry & { episodeId: string })[]
>`
	select j.id, j.kind, j.about, j.what, j.name, j.account_id as "accountId", j.words, j.language,
		to_char(j.on_day, 'YYYY-MM-DD') as "onDay", j.topics, access.name_of(j.entered_by) as by, j.entered_by as "byId",
		access.is_account_of(j.entered_by, j.person_id) as own, j.entered_at as at, false as "needsOwn", j.episode_id as "episodeId"
	from access.debriefs_of_unit(${pass.unitId}) d join joint_entry j on j.episode_id = d.episode_id
	where not d.took_part and j.kind in ('staff-closed', 'person-closed', 'reopened') order by j.written`;
