import { transaction, type Pass } from '../../access';
import { policyAt, withWords, type Written } from '../service/policy-acts';
import { placeOfEpisode, type Place } from '../service/policy-store';
import { startOf } from './episode';
import * as store from './store';

/** The unit's own policy as an episode keeps it: the edition that held when it began, and the one that holds now. */
export type EpisodePolicy = {
	readonly place: Place;
	readonly began: Written | null;
	readonly inForce: Written | null;
	/** Reference of the rules the record was made under. */
	readonly pack: string;
};

/** Null when the episode is not there for this reader. */
export const readEpisodePolicy = (pass: Pass<'episode-policy:read'>): Promise<EpisodePolicy | null> =>
	transaction(pass, async (sql) => {
		const [place] = await placeOfEpisode(sql, pass, pass);
		const episode = await store.episodeOf(sql, pass);
		if (place === undefined || episode === null) return null;
		const facts = (await store.factsOf(sql, pass)).map(({ fact }) => fact);
		const began = startOf(facts, episode.startedAt);
		return {
			place,
			pack: episode.pack,
			began: await withWords(sql, pass, await policyAt(sql, pass, place.id, began, episode.enteredAt)),
			inForce: await withWords(sql, pass, await policyAt(sql, pass, place.id, pass.now, pass.now))
		};
	});
