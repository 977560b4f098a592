import type { EpisodePass, Sql } from '../../access';
import type { Sitting } from './sitting';

/** Every sitting that the reader may read, oldest first. */
export const sittingsOf = (sql: Sql, { personId, episodeId }: EpisodePass): Promise<Sitting[]> =>
	sql<Sitting[]>`
		select id, begun_at as "begunAt", stopped_at as "stoppedAt", ended_by as "endedBy", checked,
			case when not access.is_account_of(entered_by, person_id) then access.name_of(entered_by) end as "typedBy"
		from account_sitting where person_id = ${personId} and episode_id = ${episodeId} order by begun_at, id`;

/** False when the form was sent before. */
export const addSitting = async (
	sql: Sql,
	{ personId, episodeId, now }: EpisodePass,
	one: Omit<Sitting, 'typedBy'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into account_sitting (id, episode_id, person_id, begun_at, stopped_at, ended_by, checked, entered_by, entered_at)
		values (${one.id}, ${episodeId}, ${personId}, ${one.begunAt}, ${one.stoppedAt}, ${one.endedBy}, ${one.checked},
			access.me(), ${now}) on conflict do nothing`;
	return count > 0;
};
