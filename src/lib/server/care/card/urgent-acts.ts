import type { Words } from '../../../words';
import { note, transaction, type Pass } from '../../access';
import { cardOf, type Card } from './card';
import { gather } from './gather';
import { waits, type Found, type Opening, type Rate } from './urgent';
import type { Asking, Reviewing, Who } from './urgent-form';
import { noteSearch, type Known } from '../person/find-acts';
import * as store from './urgent-store';

export { isLate, often, outcomes, urgentReasons, waits } from './urgent';
export type { Found, Opening, Rate } from './urgent';
export type { Told as UrgentTold } from './urgent-store';

export type FoundWithRate = Found & { readonly rate: Rate };

/** The unit from which somebody looks for a card. */
export const urgentUnit = (pass: Pass<'card:open-urgently'>) =>
	transaction(pass, (sql) => store.unit(sql, pass));

const saidOf = ({ name, born, number }: Who): Known[] => [
	...(name === '' ? [] : ['name' as const]),
	...(born === null ? [] : ['born' as const]),
	...(number === null ? [] : ['number' as const])
];

/**
 * Who it may be, and how often cards were opened this way lately. Opens nothing. Whoever is found reads that somebody
 * looked for them; nobody has to wait for it, however often they look.
 */
export const findUrgently = (pass: Pass<'card:open-urgently'>, who: Who): Promise<FoundWithRate[]> =>
	transaction(pass, async (sql) => {
		const people: FoundWithRate[] = [];
		for (const one of await store.found(sql, pass, who))
			people.push({ ...one, rate: await store.rate(sql, pass, one.id) });
		const known = saidOf(who);
		await noteSearch(sql, pass, { known, found: people.map(({ id, treats }) => ({ id, here: treats })) });
		return people;
	});

/**
 * Opens the card of one person for an hour. That it was opened, by whom and why is the row itself: the person and the
 * privacy officer are told in this very transaction, whatever else of Foreword stands still. Opened already, or by
 * whoever treats the person, it is not opened again.
 * @returns `not-found` when the one picked is not whom the identity names
 */
export const openUrgently = (
	pass: Pass<'card:open-urgently'>,
	who: Who,
	asking: Asking
): Promise<'urgent' | 'treats' | 'not-found'> =>
	transaction(pass, async (sql) => {
		const one = (await store.found(sql, pass, who)).find(({ id }) => id === asking.personId);
		if (one === undefined) return 'not-found';
		if (one.treats) return 'treats';
		if (one.openUntil === null && (await store.open(sql, pass, asking)))
			await note(sql, pass, 'card:opened-urgently', {
				id: asking.key,
				part: 'card-urgent',
				personId: one.id,
				detail: { reason: asking.reason }
			});
		return 'urgent';
	});

export type UrgentCard = {
	readonly card: Card;
	readonly zone: string;
	readonly reason: string;
	readonly words: string;
	readonly endsAt: Date;
};

/** The card while it is open. Each opening of the page is a look that the person sees. */
export const readUrgentCard = (pass: Pass<'card:read-urgently'>, words: Words): Promise<UrgentCard | null> =>
	transaction(pass, async (sql) => {
		const open = await store.openNow(sql, pass);
		if (open === null) return null;
		const { inputs } = await gather(sql, pass, words);
		const { reason, words: said, endsAt, zone } = open;
		return { card: cardOf(inputs), zone, reason, words: said, endsAt };
	});

/** Cards that the account has open this way now. */
export const openToMe = (pass: Pass<'account:read'>) => transaction(pass, (sql) => store.mineNow(sql, pass));

/** Every opening of the person's card with its reason and what the privacy officer found, by id. */
export const urgentTold = (pass: Pass<'looks:read'>): Promise<ReadonlyMap<string, store.Told>> =>
	transaction(pass, async (sql) => new Map((await store.toldOf(sql, pass)).map((one) => [one.id, one])));

/** Openings that the privacy officer has to look at, and those they looked at. */
export const readOpenings = (pass: Pass<'urgent:review'>): Promise<Opening[]> =>
	transaction(pass, (sql) => store.openings(sql, pass));

/** Openings that wait for this account to look at them; none for who is no privacy officer, none of one's own. */
export const openingsToReview = (pass: Pass<'account:read'>): Promise<Opening[]> =>
	transaction(pass, async (sql) =>
		(await store.openings(sql, pass)).filter((one) => waits(one) && !one.mine)
	);

/** Writes down what was found; the person reads it beside the opening. False when there is no such opening to look at. */
export const reviewOpening = (pass: Pass<'urgent:review'>, one: Reviewing): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const opening = (await store.openings(sql, pass)).find(({ id, mine }) => id === one.reading && !mine);
		if (opening === undefined) return false;
		const { personId } = opening;
		if (await store.review(sql, pass, one, personId))
			await note(sql, pass, 'urgent:reviewed', { id: one.reading, part: one.outcome, personId });
		return true;
	});
