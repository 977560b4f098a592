import { inOrder, type QuestionSet } from '../../questions/set';
import { questionEntry, type Entry } from '../sharing/hiding';
import { ownSets } from './own-sets';

/**
 * Every answer the person can give about something that happened, as an entry somebody can be left out of, by its question.
 * @param context the episode, or the account of what no record says anything of
 */
export const entriesAbout = (
	context: string,
	sets: readonly QuestionSet[] = ownSets()
): ReadonlyMap<string, Entry> =>
	new Map(
		sets.flatMap((set) =>
			inOrder(set).map(({ id }) => [id, questionEntry(`${set.id}/${id}`, context)] as const)
		)
	);
