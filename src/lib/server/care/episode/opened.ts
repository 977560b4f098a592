import { cardOpenedBefore, startOf, type OpenedBefore } from './episode';
import type { EpisodeRead } from './reading';

/** Who had opened the card before the episode began, from the look-log since the person arrived. */
export type Opened = {
	/** Null while nobody with an account is named: then it cannot be told. */
	readonly byWhoTookPart: OpenedBefore | null;
	/** Anyone of the treating team. */
	readonly byAnyone: OpenedBefore;
};

export const openedBefore = ({ looks, facts, episode, staff }: EpisodeRead): Opened => {
	const startedAt = startOf(facts, episode.startedAt);
	const named = staff.some(({ accountId }) => accountId !== null);
	return {
		byWhoTookPart: named
			? cardOpenedBefore(
					looks.filter(({ tookPart }) => tookPart),
					startedAt
				)
			: null,
		byAnyone: cardOpenedBefore(looks, startedAt)
	};
};
