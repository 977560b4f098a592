import type { EpisodePass, Sql, UnitPass } from '../../access';
import type { NotNow, Offer } from './offer';

/** With who wrote it down, by name, and when. */
export type Written<T> = T & { readonly by: string; readonly at: Date };

/** An offer with who wrote it down, and what is odd about it; what is odd is kept all the same. */
export type Flagged = Written<Offer> & {
	/** Before it had ended. */
	readonly tooEarly: boolean;
	/** After the person said no, and before any day they picked to be asked once more. */
	readonly afterNo: boolean;
};

/** Every offer, oldest first, with who wrote it down. */
export const offersOf = (sql: Sql, episodeId: string): Promise<Flagged[]> => sql<Flagged[]>`
	select id, what, how, offered_at as "offeredAt", answer, to_char(answer_on, 'YYYY-MM-DD') as "answerOn", words,
		access.name_of(entered_by) as by, entered_at as at, coalesce(f.too_early, false) as "tooEarly",
		coalesce(f.after_no, false) as "afterNo"
	from debrief_offer left join access.offer_flags(${episodeId}) f on f.offer_id = id where episode_id = ${episodeId} order by offered_at, written`;

/** What holds now, for the person and whoever leads; null when nothing was said. */
export const notNowOf = async (sql: Sql, pass: EpisodePass): Promise<Written<NotNow> | null> => {
	const rows = await sql<Written<NotNow>[]>`
		select id, reason, to_char(until, 'YYYY-MM-DD') as until, to_char(next_offer, 'YYYY-MM-DD') as "nextOffer",
			access.name_of(entered_by) as by, entered_at as at
		from debrief_not_now where episode_id = ${pass.episodeId} order by written desc limit 1`;
	return rows[0] ?? null;
};

/** Whether whoever asks treats the person now: they alone say that it is not now. */
export const treatsNow = async (sql: Sql, _pass: UnitPass, personId: string): Promise<boolean> => {
	const [row] = await sql<{ treats: boolean }[]>`select access.treats(${personId}) as treats`;
	return row?.treats === true;
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
