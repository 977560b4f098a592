import { transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import * as store from './asking-store';

/** When whoever leads the talk asked for a case review, oldest first: theirs alone to read, and only while they lead. */
export const readAsking = (pass: Pass<'review-ask:read'>, episodeId: string) =>
	transaction(pass, (sql) => store.askedByMe(sql, pass, episodeId, actorOf(pass)));

/**
 * Asks for a case review of what happened (table (h)). It opens in the protected space, once however often it is asked
 * for; the chart and its log say nothing of it.
 */
export const askForReview = (
	pass: Pass<'review-ask:write'>,
	episodeId: string,
	one: { readonly id: string; readonly words: string }
): Promise<void> => transaction(pass, (sql) => store.ask(sql, pass, episodeId, one, actorOf(pass)));
