import type { EpisodePass, Sql, UnitPass } from '../../access';
import type { NotNow, Offer } from './offer';

/** With who wrote it down, by name, and when. */
export type Written<T> = T & { readonly by: string; readonly at: Date };

/** Every offer, oldest first, with who wrote it down. */
export const offersOf = (sql: Sql, episodeId: string): Promise<Written<Offer>[]> => sql<Written<Offer>[]>`
	select id, what, how, offered_at as "offeredAt", answer, to_char(answer_on, 'YYYY-MM-DD') as "answerOn", words,
		access.name_of(entered_by) as by, entered_at as at
	from debrief_offer where episode_id = ${episodeId} order by offered_at, written`;

/** What holds now, for the person and whoever leads; null when nothing was said. */
export const notNowOf = async (sql: Sql, pass: EpisodePass): Promise<Written<NotNow> | null> => {
	const rows = await sql<Written<NotNow>[]>`
		select id, reason, to_char(until, 'YYYY-MM-DD') as until, to_char(next_offer, 'YYYY-MM-DD') as "nextOffer",
			access.name_of(entered_by) as by, entered_at as at
		from debrief_not_now where episode_id = ${pass.episodeId} order by written desc limit 1`;
	return rows[0] ?? null;
};

type About = { readonly episodeId: string; readonly personId: string };

/** Adds an offer; the same form sent twice adds it once. */
export const addOffer = async (
	sql: Sql,
	pass: UnitPass,
	{ episodeId, personId }: About,
	one: Offer,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into debrief_offer
		(id, episode_id, person_id, what, how, offered_at, answer, answer_on, words, entered_by, entered_at)
		values (${one.id}, ${episodeId}, ${personId}, ${one.what}, ${one.how}, ${one.offeredAt}, ${one.answer},
			${one.answerOn}, ${one.words}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};

/**
 * Adds that it is not now; the same form sent twice adds it once. Whoever writes it cannot read it back: the reason is
 * for the person and whoever leads, so no column is named that would have to be read.
 */
export const addNotNow = async (
	sql: Sql,
	pass: UnitPass,
	{ episodeId, personId }: About,
	one: NotNow,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into debrief_not_now
		(id, episode_id, person_id, reason, until, next_offer, entered_by, entered_at)
		values (${one.id}, ${episodeId}, ${personId}, ${one.reason}, ${one.until}, ${one.nextOffer}, ${by}, ${pass.now})
		on conflict do nothing`;
	return added.count > 0;
};
