/** How a change did, the next time it was needed. A skip is an answer, and the person's own. */
export const workedAnswers = ['yes', 'partly', 'no'] as const;
export type WorkedAnswer = (typeof workedAnswers)[number] | 'skipped';

/** One thing that was said about it. Nothing of it is changed: what is said later stands beside it. */
export type Worked = {
	readonly id: string;
	readonly proposalId: string;
	readonly whose: 'person' | 'staff';
	/** After which episode it was asked; null: at a review. */
	readonly episodeId: string | null;
	readonly answer: WorkedAnswer;
	readonly words: string | null;
	readonly language: string;
	readonly by: string;
	readonly saidAt: Date;
};

/** An episode that is over. */
export type Past = { readonly id: string; readonly startedAt: Date; readonly endedAt: Date };

/** On what occasion it is asked: after an episode, or since the day to look at it again came. */
export type Occasion =
	| { readonly kind: 'episode'; readonly id: string; readonly at: Date }
	| { readonly kind: 'review'; readonly on: string };

const newest = (episodes: readonly Past[]): Past | undefined =>
	episodes.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];

/**
 * Whether "did it work?" is asked of this side now (S2-31): once after the last episode that began when the change
 * stood already, and once at each review. Null when there is nothing to ask, or they have said it.
 * @param said what this side said of this change
 * @param reviewOn the day to look at the entry again, `YYYY-MM-DD`; null for what has none
 * @param today `YYYY-MM-DD`
 */
export const toAsk = (
	since: Date,
	episodes: readonly Past[],
	said: readonly Pick<Worked, 'episodeId' | 'saidAt'>[],
	reviewOn: string | null,
	today: string
): Occasion | null => {
	const last = newest(episodes.filter(({ startedAt }) => startedAt > since));
	if (last !== undefined && !said.some(({ episodeId }) => episodeId === last.id))
		return { kind: 'episode', id: last.id, at: last.startedAt };
	const asked = said.some(
		({ episodeId, saidAt }) =>
			episodeId === null && reviewOn !== null && saidAt.toISOString().slice(0, 10) >= reviewOn
	);
	return reviewOn !== null && reviewOn <= today && !asked ? { kind: 'review', on: reviewOn } : null;
};

/** What was said not to work and has not been said to work since by the same side: it asks for another proposal. */
export const notWorked = (said: readonly Worked[]): Worked[] =>
	said
		.filter((one) => one.answer === 'no' || one.answer === 'partly')
		.filter(
			(one) =>
				!said.some(
					(other) =>
						other.proposalId === one.proposalId &&
						other.whose === one.whose &&
						other.answer !== 'skipped' &&
						other.saidAt > one.saidAt
				)
		);
