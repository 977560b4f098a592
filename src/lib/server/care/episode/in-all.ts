import type { Words } from '$lib/words';
import type { EpisodeFacts } from '../../standards/facts';
import { sayMinutes } from './duration';
import type { EpisodeRead } from './reading';
import { closed, merged, type Span } from './spans';

/**
 * The time in which a person was restricted in any way: where two ways overlap, it counts once (domain.md, V3: 135
 * minutes, not 173). A medicine has no length. Empty while there is but one way: its own line says how long.
 * @param now until when what goes on is counted
 */
export const inAll = ({ components }: Pick<EpisodeFacts, 'components'>, now: Date): readonly Span[] => {
	const ways = components.filter(({ kind }) => kind !== 'chemical');
	if (ways.length < 2) return [];
	return merged(
		closed(
			ways.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })),
			now
		)
	);
};

/** The same in words; null where there is nothing to add up. */
export const inAllWords = (words: Words, read: EpisodeRead, now: Date): string | null => {
	const spans = inAll(read.asked, now);
	const all = spans.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
	return all === 0
		? null
		: words.t('happened:in-all', { minutes: sayMinutes(words, new Date(0), new Date(all)) });
};
