import type { EpisodePass, PersonPass, Sql } from '../../access';
import type { Current, Rendering } from '../../questions/answer';
import * as answers from '../../questions/store';
import { mediaIn, type Media } from '../media/acts';
import * as store from './unrecorded-store';

/** Answers about one thing that happened, with the pictures beside them, as far as the reader may read them. */
export type ToldIn = {
	readonly answers: readonly Current[];
	readonly renderings: readonly Rendering[];
	readonly pictures: readonly Media[];
};

/** @param context the episode, or the account of what no record says anything of */
export const toldIn = async (sql: Sql, pass: PersonPass, context: string): Promise<ToldIn> => {
	const found = await answers.currents(sql, pass, context);
	return {
		answers: found,
		renderings: await answers.renderingsOf(
			sql,
			pass,
			found.map(({ id }) => id)
		),
		pictures: await mediaIn(sql, pass, context)
	};
};

/** What was told of an episode before it had a record. */
export type ToldBefore = ToldIn & {
	readonly id: string;
	/** What happened, in the person's words; null where there are none, or not for this reader. */
	readonly words: string | null;
	readonly language: string;
};

/**
 * What the person told of this episode before there was a record of it, as far as this reader may read it: being connected
 * opens nothing to anybody.
 */
export const toldBefore = async (sql: Sql, pass: EpisodePass): Promise<ToldBefore[]> => {
	const found: ToldBefore[] = [];
	for (const one of await store.toldBefore(sql, pass)) {
		const read = await toldIn(sql, pass, one.id);
		if (one.words !== null || read.answers.length > 0) found.push({ ...one, ...read });
	}
	return found;
};
