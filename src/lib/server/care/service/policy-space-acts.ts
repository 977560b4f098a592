import { isId } from '$lib/id';
import { transaction, type Pass, type Sql } from '../../access';
import { editionAt, type Edition } from './policy';
import type { Beside, Written } from './policy-acts';
import * as store from './policy-space-store';

/** A unit's policy beside a review. */
export type ReviewPolicy = {
	readonly place: store.PlaceBeside;
	/** What held when the record began that is reviewed; null where none did, or a stretch of time is. */
	readonly began: Written | null;
	readonly inForce: Written | null;
};

/** What holds now where the thing happened that a form of the protected space is about. Its role reads nothing else of it. */
export const policyBesideReview = (pass: Pass, about: store.About): Promise<readonly Beside[]> =>
	transaction(pass, async (sql) => {
		if ([about.episode, about.review].some((id) => id !== null && !isId(id))) return [];
		const place = await store.placeBeside(sql, pass, about);
		if (place === null) return [];
		return [
			{ place, edition: editionAt(await store.editionsBeside(sql, pass, place.id), pass.now, pass.now) }
		];
	});

const withWords = async (sql: Sql, pass: Pass, edition: Edition | null): Promise<Written | null> =>
	edition === null ? null : { ...edition, words: await store.wordsBeside(sql, pass, edition.id) };

/** The policy of the unit a review is about; null when there is no such review for this reader, or it is about no one unit. */
export const readReviewPolicy = (
	pass: Pass<'case-reviews:read'>,
	review: string
): Promise<ReviewPolicy | null> =>
	transaction(pass, async (sql) => {
		const place = isId(review) ? await store.placeBeside(sql, pass, { episode: null, review }) : null;
		if (place === null) return null;
		const editions = await store.editionsBeside(sql, pass, place.id);
		const { began, entered } = place;
		const then = began === null || entered === null ? null : editionAt(editions, began, entered);
		return {
			place,
			began: await withWords(sql, pass, then),
			inForce: await withWords(sql, pass, editionAt(editions, pass.now, pass.now))
		};
	});
