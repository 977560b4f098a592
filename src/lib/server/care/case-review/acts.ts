import { transaction, type Pass, type Sql } from '../../access';
import { findPack } from '../../standards/packs';
import { reviewDays } from '../../standards/reviewing';
import { whyAsked, type AskedWhy } from './asking-store';
import { closingOf, dueOf, kindOf, notYet, type Due, type Entry, type Review } from './case-review';
import type { Answer } from '../../questions/answer';
import { namedIn } from '../names';
import * as store from './store';
import { trendOf, type Trend } from './trend';
import * as space from './space-store';
import type { Learned } from './space-store';

export type { Learned } from './space-store';

/** A review with all that was written in it. */
export type Opened = { readonly review: Review; readonly entries: readonly Entry[]; readonly due: Due };

const opened = (review: Review, entries: readonly Entry[]): Opened => {
	const pack = review.pack === null ? null : findPack(review.pack);
	const kind = kindOf(review.cause);
	const days = pack === null || kind === 'trend' ? null : reviewDays(pack, kind);
	return { review, entries, due: dueOf(review, entries, days) };
};

/** Every review, the one due first at the top; and how many somebody else has to take, since the reader took part. */
export const readWorklist = (
	pass: Pass<'case-reviews:read'>
): Promise<{ readonly reviews: readonly Opened[]; readonly others: number }> =>
	transaction(pass, async (sql) => {
		await store.catchUp(sql, pass);
		const reviews = await store.allReviews(sql, pass);
		const entries = await store.entriesOf(
			sql,
			pass,
			reviews.map(({ id }) => id)
		);
		const all = reviews.map((review) => opened(review, entries.get(review.id) ?? []));
		return {
			reviews: all.sort((a, b) => a.due.day.localeCompare(b.due.day)),
			others: await store.keptFromMe(sql, pass)
		};
	});

const read = async (sql: Sql, pass: store.ReviewPass, id: string): Promise<Opened | null> => {
	const review = await store.reviewOf(sql, pass, id);
	if (review === null) return null;
	return opened(review, (await store.entriesOf(sql, pass, [id])).get(id) ?? []);
};

export type Read = Opened & {
	/** What was looked at right after, what lay behind it, and what became of changes: figures alone. */
	readonly learned: readonly Learned[];
	/** Why talks asked for it, where they did. */
	readonly asked: readonly AskedWhy[];
	/** What staff wrote in their own parts and share with whoever leads: facts of the record, read there. */
	readonly staffSaid: readonly Answer[];
	/** Of a trend: what was recorded in that time; null of anything else. */
	readonly trend: Trend | null;
	readonly reviewers: readonly store.Reviewer[];
	/** Who opened it, newest first. */
	readonly looks: readonly store.Look[];
};

const trendIn = async (
	sql: Sql,
	pass: store.ReviewPass,
	{ id, fromDay, toDay }: Opened['review']
): Promise<Trend | null> =>
	fromDay === null || toDay === null
		? null
		: trendOf(
				await space.recordsIn(sql, pass, id),
				await space.countingIn(sql, pass, id),
				{ fromDay, toDay },
				pass.now
			);

/** One review, for whoever may read it; null when it is not there. That it was opened is noted, in its own log. */
export const readReview = (pass: Pass<'case-reviews:read'>, id: string): Promise<Read | null> =>
	transaction(pass, async (sql) => {
		const found = await read(sql, pass, id);
		if (found === null) return null;
		await store.addLook(sql, pass, id);
		return {
			...found,
			learned: await space.learnedOf(sql, pass, id),
			asked: found.review.cause === 'asked' ? await whyAsked(sql, pass, id) : [],
			staffSaid: await space.staffSaid(sql, pass, id),
			trend: await trendIn(sql, pass, found.review),
			reviewers: await store.reviewersOf(sql, pass, id),
			looks: await store.looksAt(sql, pass, id)
		};
	});

export type Outcome = 'done' | 'not-there' | 'closed' | 'owner' | 'finding' | 'named';

const refusalOf = (
	{ entries }: Opened,
	entry: store.NewEntry,
	reviewers: readonly store.Reviewer[]
): Outcome => {
	const closed = closingOf(entries) !== null;
	const own = (kind: Entry['kind']): boolean =>
		entries.some((one) => one.id === entry['about'] && (kind === 'taken-back' || one.kind === 'action'));
	switch (entry.kind) {
		case 'opened-again':
			return closed ? 'done' : 'not-there';
		// What was agreed is still ticked off after the review is closed.
		case 'done':
			return own('done') ? 'done' : 'not-there';
		case 'taken-back':
			return closed ? 'closed' : own('taken-back') ? 'done' : 'not-there';
		case 'owner':
			if (!reviewers.some(({ id }) => id === entry['whose'])) return 'owner';
			return closed ? 'closed' : 'done';
		case 'closed':
			return closed ? 'closed' : (notYet(entries) ?? 'done');
		default:
			return closed ? 'closed' : 'done';
	}
};

/**
 * Adds to a review. Nothing is added to a closed one but that an action is done, until it is opened again; it is closed
 * by somebody's own words, once it has an owner and a finding. The same form sent twice is written once.
 */
export const write = (
	pass: Pass<'case-reviews:write'>,
	id: string,
	entry: store.NewEntry
): Promise<Outcome> =>
	transaction(pass, async (sql) => {
		await store.inTurn(sql, pass, id);
		const found = await read(sql, pass, id);
		if (found === null) return 'not-there';
		if (found.entries.some((one) => one.id === entry.id)) return 'done';
		const outcome =
			entry.kind === 'summary' && namedIn(entry['words'] ?? '', await space.namesOf(sql, pass, id)).length > 0
				? 'named'
				: refusalOf(found, entry, await store.reviewersOf(sql, pass, id));
		if (outcome === 'done') await store.addEntry(sql, pass, id, entry);
		return outcome;
	});
