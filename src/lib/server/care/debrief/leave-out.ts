import { inOrder } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { questionEntry, type Entry } from '../sharing/hiding';

/** Every answer the person can give about an episode, as an entry somebody can be left out of, by its question. */
export const entriesAbout = (episodeId: string): ReadonlyMap<string, Entry> =>
	new Map(
		inOrder(setOf('debrief-person')).map(({ id }) => [id, questionEntry(`debrief-person/${id}`, episodeId)])
	);
