import { reviewKey, type Pass, type Sql } from '../../access';
import { seal, unseal, type Place } from './seal';
import type { ReviewPass } from './store';

/** Where the words stand: bound to the episode and the row they were written for. */
const placeOf = (episode: string, entry: string): Place => ({ review: episode, entry, column: 'asked' });

export const askedByMe = (
	sql: Sql,
	_pass: Pass<'review-ask:read'>,
	episodeId: string,
	me: string
): Promise<{ id: string; at: Date; zone: string }[]> => sql<{ id: string; at: Date; zone: string }[]>`
	select id, asked_at as at, coalesce(review.zone_of(episode_id), 'UTC') as zone from review.asked
	where episode_id = ${episodeId} and asked_by = ${me} order by written`;

/** The same form sent twice asks once. */
export const ask = async (
	sql: Sql,
	pass: Pass<'review-ask:write'>,
	episodeId: string,
	{ id, words }: { readonly id: string; readonly words: string },
	me: string
): Promise<void> => {
	const sealed = seal(reviewKey(pass), placeOf(episodeId, id), words);
	await sql`insert into review.asked (id, episode_id, words, asked_by, asked_at)
		values (${id}, ${episodeId}, ${sealed}, ${me}, ${pass.now}) on conflict (id) do nothing`;
};

/** Why a talk asked for a review; words that cannot be read are null. */
export type AskedWhy = {
	readonly id: string;
	readonly by: string;
	readonly at: Date;
	readonly words: string | null;
};

export const whyAsked = async (sql: Sql, pass: ReviewPass, review: string): Promise<AskedWhy[]> => {
	const rows = await sql<(AskedWhy & { episode: string })[]>`
		select a.id, a.episode_id as episode, access.name_of(a.asked_by) as by, a.asked_at as at, a.words
		from review.asked a join review.review r on r.episode_id = a.episode_id and r.cause = 'asked'
		where r.id = ${review} order by a.written`;
	const key = reviewKey(pass);
	return rows.map(({ episode, ...row }) => ({
		...row,
		words: unseal(key, placeOf(episode, row.id), row.words)
	}));
};
