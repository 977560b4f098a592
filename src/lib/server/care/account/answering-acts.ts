import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type PersonPass } from '../../access';
import { actorOf, type InContext } from '../../questions/acts';
import { nobody } from '../../questions/answer';
import { draftsIn, type Draft } from '../../questions/drafts';
import type { Offer } from '../../questions/page';
import { bornOn } from '../debrief/store';
import { zoneOf } from '../person/acts';
import { toldIn, type ToldIn } from './told-acts';
import type { NotFor, Told } from './unrecorded';
import * as store from './unrecorded-store';

/** To answer the questions about something that no record says anything of. */
export type Answering = Pass<'unrecorded:answer'> & InContext;

type Own = Pass<'unrecorded:read'> | Pass<'unrecorded:answer'>;

/** The pass to answer about one account of the person's, and who can be chosen as its readers. Throws 404 for any other. */
export const answeringIn = (
	pass: Pass<'unrecorded:answer'>,
	account: string
): Promise<{ readonly pass: Answering; readonly offer: Offer }> =>
	transaction(pass, async (sql) => {
		const one = (await store.allOf(sql, pass)).find(({ id }) => id === account) ?? error(404);
		const leader = await store.leaderOfRecord(sql, pass, one.episodeId);
		return {
			pass: { ...pass, contextId: account },
			// Nobody knows who took part in it: no group reads it but whoever it is sent to.
			offer: { groups: ['facilitator'], people: leader === null ? [] : [leader] }
		};
	});

/** What the person answered about it, for their own page. */
export type Answered = ToldIn & {
	readonly drafts: readonly Draft[];
	/** `YYYY-MM-DD`; null when it is not known. */
	readonly born: string | null;
	readonly zone: string;
	readonly notFor: readonly NotFor[];
};

/** @param account one of the person's: its rows are theirs alone */
export const readAnswered = (pass: Own, account: string): Promise<Answered> =>
	transaction(pass, async (sql) => ({
		...(await toldIn(sql, pass, account)),
		drafts: await draftsIn(sql, pass, account, nobody),
		born: await bornOn(sql, pass),
		zone: await zoneOf(sql, pass),
		notFor: await store.notForOf(sql, pass, account)
	}));

/** The same as far as whoever it was sent to may read it, with whom the person named who must not learn of it. */
export const readAnswersTo = (
	pass: Pass<'account:read'>,
	told: Told
): Promise<ToldIn & { readonly notFor: readonly NotFor[] }> =>
	transaction(pass, async (sql) => {
		const about: PersonPass = { ...pass, personId: told.personId };
		return {
			...(await toldIn(sql, about, told.id)),
			notFor: await store.notForOf(sql, pass, told.id)
		};
	});

/**
 * Names somebody in words who must not learn of it, or takes that back. Whoever it is sent to reads that.
 * @param id a uuid made with the page: the same form sent twice is one word
 */
export const sayNotFor = (pass: Answering, id: string, one: NotFor, stands: boolean): Promise<void> =>
	transaction(pass, async (sql) => {
		const row = { ...one, id, accountId: pass.contextId, stands };
		if (await store.sayNotFor(sql, pass, row, actorOf(pass)))
			await note(sql, pass, 'unrecorded:named', { id: pass.contextId });
	});
