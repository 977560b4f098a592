import type { Words } from '$lib/words';
import { error } from '@sveltejs/kit';
import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import type { Outside } from '../service/settings';
import { outsideOf } from '../debrief/outside-acts';
import type { Sending, Step, Told, Unrecorded, Written } from './unrecorded';
import * as store from './unrecorded-store';

export type { AskedFor, Named, RecordOf } from './unrecorded-store';

type Own = Pass<'unrecorded:read'> | Pass<'unrecorded:write'> | Pass<'unrecorded:answer'>;

/** What the person told of that no record says anything of. */
export const readUnrecorded = (pass: Own): Promise<Unrecorded[]> =>
	transaction(pass, (sql) => store.allOf(sql, pass));

/** Where they were, and who leads debriefs elsewhere: to say where it happened and to whom it goes. */
export const readAddressees = (pass: Own) =>
	transaction(pass, async (sql) => ({
		units: await store.unitsOf(sql, pass),
		leaders: await store.leadersFor(sql, pass)
	}));

/** Whom the person can turn to outside the units where they were. */
export const outsideMine = (pass: Own, words: Words): Promise<Outside[]> =>
	transaction(pass, async (sql) => {
		const found = new Map<string, Outside>();
		for (const { id, pack } of await store.unitsOf(sql, pass))
			for (const one of await outsideOf(sql, pass, id, pack, words)) found.set(one.number, one);
		return [...found.values()];
	});

/**
 * Keeps what the person wrote, as they wrote it. Nobody is told.
 * @param account which account this is a new version of; null begins one
 * @returns false when there is none of that id
 */
export const writeUnrecorded = (
	pass: Pass<'unrecorded:write'>,
	id: string,
	account: string | null,
	written: Written,
	language: string
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if (account !== null && !(await store.allOf(sql, pass)).some((one) => one.id === account)) return false;
		const added = await store.write(
			sql,
			pass,
			{ ...written, id, accountId: account ?? id, language },
			actorOf(pass)
		);
		if (added) await note(sql, pass, 'unrecorded:written', { id: account ?? id });
		return true;
	});

/**
 * Sends it to somebody who leads debriefs and does not work where it happened, or, with null, takes it back.
 * @returns what is wrong, or null
 */
export const sendUnrecorded = (
	pass: Pass<'unrecorded:write'>,
	id: string,
	account: string,
	sending: Sending | null
): Promise<'not-there' | 'works-there' | null> =>
	transaction(pass, async (sql) => {
		if (!(await store.allOf(sql, pass)).some((one) => one.id === account)) return 'not-there';
		if (sending !== null && !(await store.leadsOutside(sql, pass, sending))) return 'works-there';
		if (await store.send(sql, pass, { id, accountId: account, sending }, actorOf(pass)))
			await note(sql, pass, sending === null ? 'unrecorded:taken-back' : 'unrecorded:sent', { id: account });
		return null;
	});

/** What was sent to the account that is signed in. */
export const toldToMe = (pass: Pass<'account:read'>): Promise<Told[]> =>
	transaction(pass, (sql) => store.toldToMe(sql, pass));

/** One of them with the records it may be about. 404 when it was not sent to this account, or was taken back. */
export const readTold = (pass: Pass<'account:read'> | Pass<'account:write'>, id: string) =>
	transaction(pass, async (sql) => {
		const told = (await store.toldToMe(sql, pass)).find((one) => one.id === id) ?? error(404);
		return { told, records: await store.recordsFor(sql, pass, told) };
	});

/**
 * Asks the unit for a record, connects it to one, or says that there is none. The person reads it at once.
 * @returns false where the person did not let the unit be asked
 */
export const takeStep = (
	pass: Pass<'account:write'>,
	told: string,
	one: { readonly id: string; readonly step: Step; readonly episodeId: string | null }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const found = (await store.toldToMe(sql, pass)).find(({ id }) => id === told) ?? error(404);
		if (one.step === 'record-asked' && !found.mayAsk) return false;
		if (await store.take(sql, pass, one, found, actorOf(pass)))
			await note(sql, pass, `unrecorded:${one.step}`, { id: told, personId: found.personId });
		return true;
	});

/** Records that a unit is asked for and has not written: of whom and around when, nothing of what was told. */
export const recordsAskedOf = (pass: Pass<'debriefs:read'>): Promise<store.AskedFor[]> =>
	transaction(pass, (sql) => store.askedOf(sql, pass));
