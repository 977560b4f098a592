import type { Tells } from './tells';

/** Where a wording of an entry comes from: a change the person took in, a meeting, or somebody's order. */
export const sources = ['proposal', 'meeting', 'order'] as const;
export type EntrySource = (typeof sources)[number];

/** What a proposal's question names when it is about the team's care plan; its item is the entry. */
export const careEntry = 'care-plan/entry';

/** One wording of an entry. None is ever changed: another one follows it. */
export type EntryVersion = Tells & {
	readonly id: string;
	readonly entryId: string;
	readonly wording: string;
	readonly language: string;
	readonly source: EntrySource;
	/** Which meeting, or whose order; null for a proposal. */
	readonly sourceWords: string | null;
	readonly proposalId: string | null;
	readonly owner: string | null;
	/** `YYYY-MM-DD`: the day to look at it again. */
	readonly reviewOn: string | null;
	readonly ended: boolean;
	/** How whoever wrote it is named to others. */
	readonly by: string;
	readonly writtenAt: Date;
};

/** One entry: how it stands, and every wording before, newest first. */
export type Entry = {
	readonly id: string;
	readonly now: EntryVersion;
	readonly before: readonly EntryVersion[];
};

/** @param versions oldest first, of any entries */
export const entriesIn = (versions: readonly EntryVersion[]): Entry[] => {
	const ids = [...new Set(versions.map(({ entryId }) => entryId))];
	return ids.flatMap((id) => {
		const [now, ...before] = versions.filter(({ entryId }) => entryId === id).toReversed();
		return now === undefined ? [] : [{ id, now, before }];
	});
};

/** Whether the day to look at it again has come and nobody did. What ended is not looked at again. */
export const reviewIsDue = ({ now }: Pick<Entry, 'now'>, today: string): boolean =>
	!now.ended && now.reviewOn !== null && now.reviewOn <= today;

/** Whether its day has passed: shown to the team as late. */
export const reviewIsLate = ({ now }: Pick<Entry, 'now'>, today: string): boolean =>
	!now.ended && now.reviewOn !== null && now.reviewOn < today;
