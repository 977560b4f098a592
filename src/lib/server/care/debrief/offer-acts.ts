import { error } from '@sveltejs/kit';
import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { dayIn } from '../../standards/zone';
import { standingOfWord, type Standing } from './debrief';
import type { NotNow, Offer } from './offer';
import * as store from './offer-store';
import type { Row } from './unit-store';
import { rowIn } from './unit-row-acts';

export type Offers = {
	readonly row: Row;
	/** What the person said last, to an offer or by themselves. */
	readonly standing: Standing;
	readonly offers: readonly store.Flagged[];
	/** The reader treats the person, and may say that it is not now. */
	readonly mayPutOff: boolean;
};

/**
 * What was offered so far to one person after one episode.
 * @param zone of the unit: its calendar says whether a day the person picked has come
 */
export const readOffers = (pass: Pass<'debriefs:offer'>, episodeId: string, zone: string): Promise<Offers> =>
	transaction(pass, async (sql) => {
		const row = await rowIn(sql, pass, episodeId);
		return {
			row,
			standing: standingOfWord(row, dayIn(pass.now, zone)),
			offers: await store.offersOf(sql, episodeId),
			mayPutOff: await store.treatsNow(sql, pass, row.personId)
		};
	});

/** Writes down that it was offered, and what the person said to it as far as they said anything. */
export const addOffer = (pass: Pass<'debriefs:offer'>, episodeId: string, one: Offer): Promise<void> =>
	transaction(pass, async (sql) => {
		const row = await rowIn(sql, pass, episodeId);
		const added = await store.addOffer(sql, pass, row, one, actorOf(pass));
		if (added)
			await note(sql, pass, 'debrief:offered', {
				id: episodeId,
				personId: row.personId,
				detail: { what: one.what, answer: one.answer }
			});
	});

/**
 * Says that it is not offered now for health reasons, until a day, and when it is offered next. Throws 404 for whoever
 * does not treat the person.
 */
export const addNotNow = (pass: Pass<'debriefs:offer'>, episodeId: string, one: NotNow): Promise<void> =>
	transaction(pass, async (sql) => {
		const row = await rowIn(sql, pass, episodeId);
		if (!(await store.treatsNow(sql, pass, row.personId))) error(404);
		const added = await store.addNotNow(sql, pass, row, one, actorOf(pass));
		if (added) await note(sql, pass, 'debrief:not-now', { id: episodeId, personId: row.personId });
	});
