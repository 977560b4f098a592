import type { EpisodePass, Sql } from '../../access';
import type { RightAfter } from './right-after';
import type { Written } from './offer-store';

/** What was looked at right after it, oldest first, each with who wrote it down and when. */
export const rightAfterOf = (sql: Sql, pass: EpisodePass): Promise<Written<RightAfter>[]> => sql<
	Written<RightAfter>[]
>`
	select id, held_at as "heldAt", led_by as "ledBy", safe, hurt, injuries, observation, others_told as "othersTold",
		support, support_words as "supportWords", access.name_of(entered_by) as by, entered_at as at
	from right_after where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by written`;

/** Adds one; the same form sent twice adds it once. */
export const addRightAfter = async (
	sql: Sql,
	pass: EpisodePass,
	one: RightAfter,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into right_after ${sql({
		id: one.id,
		episode_id: pass.episodeId,
		person_id: pass.personId,
		held_at: one.heldAt,
		led_by: one.ledBy,
		safe: one.safe,
		hurt: [...one.hurt],
		injuries: one.injuries,
		observation: one.observation,
		others_told: one.othersTold,
		support: one.support,
		support_words: one.supportWords,
		entered_by: by,
		entered_at: pass.now
	})} on conflict (id) do nothing`;
	return added.count > 0;
};

/** When it was first done, by episode; nothing for those where it was not, or is not the reader's to know. */
export const firstDoneIn = async (
	sql: Sql,
	episodes: readonly string[]
): Promise<ReadonlyMap<string, Date>> => {
	const rows = await sql<{ id: string; at: Date }[]>`
		select episode_id as id, min(held_at) as at from right_after
		where episode_id = any (${[...episodes]}) group by episode_id`;
	return new Map(rows.map(({ id, at }) => [id, at]));
};
