import { reviewKey, type Pass, type Sql } from '../../access';
import { unseal } from '../case-review/seal';
import { placeOf, type Colleague, type ReflectionPass } from './store';

/** Reviewers who would read it today, for whoever decides whether to hand it over. Not whether there is a review. */
export const readersOfHanded = (sql: Sql, _pass: ReflectionPass, episodeId: string): Promise<Colleague[]> =>
	sql<Colleague[]>`select account_id as id, name from review.readers_of_handed(${episodeId})`;

/** How somebody was affected, as they handed it to the reviewers; `words` null: the key is not here. */
export type Handed = {
	readonly id: string;
	readonly by: string;
	readonly at: Date;
	readonly words: string | null;
};

/** What staff handed over about the event of a review, oldest first. The rows let nobody read it who took part. */
export const handedTo = async (
	sql: Sql,
	pass: Pass<'case-reviews:read'>,
	reviewId: string
): Promise<Handed[]> => {
	const rows = await sql<(Handed & { writer: string })[]>`
		select h.id, h.written_by as writer, access.name_of(h.written_by) as by, h.written_at as at, h.words
		from review.reflection h join review.review r on r.episode_id = h.episode_id
		where r.id = ${reviewId} and h.to_reviewers and review.handed_to_me(h.id) order by h.written`;
	const key = reviewKey(pass);
	return rows.map(({ writer, ...row }) => ({
		...row,
		words: unseal(key, placeOf(writer, row.id, 'reflection'), row.words)
	}));
};
