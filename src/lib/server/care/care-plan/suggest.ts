import { setOf } from '../../questions/sets';
import { targetsIn } from './care-plan';
import { careEntry } from './entry';

/** How many suggestions of one account may wait for the person at once: more than these would press them. */
export const MOST_WAITING = 5;

/**
 * What whom the directive names may suggest something for: a new line of a list on the card, of the directive, of the
 * team's care plan. What stands there is not theirs to read, so no short text is written over.
 */
export const suggestTargets = (): readonly string[] => [
	...['about-me', 'directive'].flatMap((id) =>
		targetsIn(setOf(id)).flatMap(({ kind, id: question }) => (kind === 'text' ? [] : [`${id}/${question}`]))
	),
	careEntry
];
