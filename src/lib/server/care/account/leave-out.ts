import { inOrder } from '../../questions/set';
import { questionEntry, type Entry } from '../sharing/hiding';
import { ownSets } from './own-sets';

/** Every answer the person can give about an episode, as an entry somebody can be left out of, by its question. */
export const entriesAbout = (episodeId: string): ReadonlyMap<string, Entry> =>
	new Map(
		ownSets().flatMap((set) =>
			inOrder(set).map(({ id }) => [id, questionEntry(`${set.id}/${id}`, episodeId)] as const)
		)
	);
