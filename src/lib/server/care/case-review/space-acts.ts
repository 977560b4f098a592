import { transaction, type Pass } from '../../access';
import { dueOf, closingOf, kindOf, type Entry } from './case-review';
import * as space from './space-store';
import * as store from './store';

/** Units a trend can be of. */
export const trendUnits = (pass: Pass<'case-reviews:read'>): Promise<readonly space.Unit[]> =>
	transaction(pass, (sql) => space.units(sql, pass));

/** Begins a review of a stretch of time (S0-26); false where the unit is none. */
export const beginTrend = (pass: Pass<'case-reviews:write'>, one: space.NewTrend): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const known = one.unitId === null || (await space.units(sql, pass)).some(({ id }) => id === one.unitId);
		if (known) await space.addTrend(sql, pass, one);
		return known;
	});

/** A review as the seat reads it, with what was written for it and what it said. */
export type Seen = space.Head & {
	readonly summaries: readonly { readonly id: string; readonly words: string }[];
	readonly said: readonly { readonly id: string; readonly words: string }[];
};

/** What reviewers wrote without names, for whoever has a seat with them (S0-30). */
export const readSeat = (pass: Pass<'review-seat:read'>): Promise<readonly Seen[]> =>
	transaction(pass, async (sql) => {
		const rows = (await space.seatRows(sql, pass)).map((row) => store.unsealed(pass, row));
		const of = (review: string, kind: string) =>
			rows
				.filter((row) => row.review === review && row.kind === kind)
				.map(({ id, words }) => ({ id, words: words ?? '' }));
		return (await space.seatHeads(sql, pass)).map((head) => ({
			...head,
			summaries: of(head.id, 'summary'),
			said: of(head.id, 'seat')
		}));
	});

/** What the seat says to a summary; false where there is none for it. */
export const sayFromSeat = (
	pass: Pass<'review-seat:write'>,
	review: string,
	entry: { readonly id: string; readonly words: string }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if (!(await space.seatHeads(sql, pass)).some(({ id }) => id === review)) return false;
		await store.addEntry(sql, pass, review, { ...entry, kind: 'seat' });
		return true;
	});

/** What a copy holds of an entry: what a reviewer wrote, and who and when. */
const entryOf = ({ by, at, id: _, ...rest }: Entry) => ({ ...rest, by, at });

/**
 * All reviews that the reader may read, for a file of their own (T23). Nothing of the chart is in it: no name, number,
 * unit or day of a record. That it was taken along stands with each review.
 */
export const exportReviews = (pass: Pass<'case-reviews:export'>) =>
	transaction(pass, async (sql) => {
		const reviews = await store.allReviews(sql, pass);
		const entries = await store.entriesOf(
			sql,
			pass,
			reviews.map(({ id }) => id)
		);
		for (const { id } of reviews) await store.addLook(sql, pass, id, 'exported');
		return reviews.map((review) => {
			const written = entries.get(review.id) ?? [];
			return {
				review: review.id,
				kind: kindOf(review.cause),
				cause: review.cause,
				openedAt: review.openedAt,
				due: dueOf(review, written, null),
				closed: closingOf(written) !== null,
				...(review.fromDay === null ? {} : { from: review.fromDay, to: review.toDay }),
				entries: written.map(entryOf)
			};
		});
	});
