import { randomUUID } from 'node:crypto';
import {
	heldBefore,
	holdIfPressed,
	note,
	pressedBy,
	transaction,
	type Pass,
	type PersonPass,
	type Sql
} from '../../access';
import { readUserName } from '../../sign-in/phrase';
import { makeSlip, slipHash } from '../../sign-in/slip';
import { attempt, codeRule, forgive, tried } from '../../sign-in/throttle';
import type { Offer } from './form';
import {
	endAfter,
	endingIn,
	holds,
	type Contact,
	type Ending,
	type Grant,
	type OpenSlip,
	type Removed,
	type Supported,
	type WrittenContact
} from './sharing';
import { writtenContacts } from './contacts-store';
import { toTell } from './may-contact';
import * as store from './store';

export { contactsOf } from './store';
export type { Contact, ListedContact, Grant, OpenSlip, Removed, Supported } from './sharing';

export type Sharing = {
	readonly grants: readonly Grant[];
	readonly slips: readonly OpenSlip[];
	readonly contacts: readonly WrittenContact[];
	readonly removed: readonly Removed[];
};

/** All that the person shares and shared, and whom to tell. */
export const readSharing = (pass: Pass<'sharing:read'>): Promise<Sharing> =>
	transaction(pass, async (sql) => ({
		grants: await store.grantsOf(sql, pass),
		slips: await store.openSlips(sql, pass),
		contacts: await writtenContacts(sql, pass),
		removed: await store.removedContacts(sql, pass)
	}));

/** Everybody who shares something with the supporter who asks, by name. */
export const supportedPeople = (pass: Pass): Promise<Supported[]> =>
	transaction(pass, (sql) => store.supportedBy(sql, pass));

export type Helping = {
	/** For a helper: themselves and whom they help. */
	readonly helping: { readonly helper: string; readonly person: string } | null;
	/** For the person: who is helping at this moment. */
	readonly helped: readonly string[];
};

/** Who is helping whom, for the banner on every page: a helper is seen to be there, and the person sees it. */
export const helpedBy = async (pass: PersonPass): Promise<Helping> => {
	const { actor, relations } = pass;
	if (actor === null) return { helping: null, helped: [] };
	if (relations.includes('self'))
		return { helping: null, helped: await transaction(pass, (sql) => store.helpersOn(sql, pass)) };
	if (!relations.includes('supporter')) return { helping: null, helped: [] };
	return transaction(pass, async (sql) => {
		await store.comeBy(sql, pass, actor.accountId);
		const person = await store.nameOf(sql, pass);
		return { helping: person === null ? null : { helper: actor.name, person }, helped: [] };
	});
};

/**
 * Makes a slip for somebody who has no account here yet. What it shares starts when it is used. The same form sent
 * again makes a new slip and stops the one before it, so that only the code that was shown last works.
 * @returns the code, to be shown once, or null when this account may not make one
 */
export const inviteSupporter = (pass: Pass<'sharing:write'>, offer: Offer): Promise<string | null> =>
	transaction(pass, async (sql) => {
		await store.stopSlips(sql, pass, offer.key);
		const to = { name: offer.to, job: null, roles: [], units: [], personId: pass.personId };
		const code = await makeSlip(sql, { ...to, kind: 'supporter' }, pass.now);
		if (code === null) return null;
		await store.promise(sql, pass, slipHash(code), offer, endAfter(pass.now, offer.months));
		for (const { part, may } of offer.picks)
			await note(sql, pass, 'sharing:invited', {
				id: offer.key,
				part,
				detail: { may, months: offer.months, kind: offer.kind }
			});
		await holdGrant(sql, pass, offer, null);
		return code;
	});

export type Granted = 'done' | 'unknown' | { readonly wait: number } | { readonly hold: string };

/**
 * Shares with a supporter who has an account. What they had in the same part ends, so that one grant holds for it.
 * Under pressure it waits for the person's own word, by the id it comes with. Five user names that no supporter has, then fifteen minutes of waiting: nobody finds out who has an account here.
 */
export const shareWith = async (pass: Pass<'sharing:write'>, offer: Offer): Promise<Granted> => {
	const here = tried(codeRule, 'supporter', pass.personId);
	const wait = await attempt([here], pass.now);
	if (wait > 0) return { wait };
	const outcome = await transaction(pass, async (sql): Promise<'done' | 'unknown' | { hold: string }> => {
		const supporterId = await store.supporterNamed(sql, pass, readUserName(offer.to));
		if (supporterId === null) return 'unknown';
		if (await store.wasGiven(sql, pass, offer.key)) {
			const waits = await heldBefore(sql, pass, offer.key);
			return waits === null ? 'done' : { hold: waits };
		}
		const before = (await store.grantsOf(sql, pass)).filter(
			(one) => one.supporterId === supporterId && holds(one, pass.now)
		);
		const pressed = (await pressedBy(sql, pass)).length > 0;
		for (const { part, may } of offer.picks) {
			// What they had in a part goes on while more of it waits for the person's own word.
			const kept = (one: Grant): boolean => pressed && (may === 'type' || one.may === may);
			await end(
				sql,
				pass,
				before.filter((one) => one.part === part && !kept(one))
			);
			const id = randomUUID();
			const endsAt = endAfter(pass.now, offer.months);
			const { key, kind, purpose, months } = offer;
			await store.addGrant(sql, pass, { id, supporterId, part, may, kind, purpose, endsAt, key });
			await note(sql, pass, 'sharing:granted', { id, part, detail: { may, months, kind } });
		}
		const hold = await holdGrant(sql, pass, offer, supporterId);
		return hold === null ? 'done' : { hold };
	});
	if (outcome !== 'unknown') await forgive(here, false);
	return outcome;
};

/** What ends soon: all of it for the person, their own part of it for a helper. */
export const endingShares = (pass: Pass<'home:read'>): Promise<Ending[]> =>
	transaction(pass, async (sql) => endingIn(await store.grantsOf(sql, pass), pass.now));

/**
 * Shares the same part with the same helper for longer, from now on. Under pressure it waits for the person's own
 * word, and what they have goes on to its end. `gone`: there is nothing of that id to renew any more.
 */
export const renew = (
	pass: Pass<'sharing:write'>,
	one: { readonly grant: string; readonly months: number; readonly key: string }
): Promise<'done' | 'gone' | { readonly hold: string }> =>
	transaction(pass, async (sql) => {
		const { key, months } = one;
		if (await store.wasGiven(sql, pass, key)) {
			const waits = await heldBefore(sql, pass, key);
			return waits === null ? 'done' : { hold: waits };
		}
		const old = (await store.grantsOf(sql, pass)).find(({ id }) => id === one.grant);
		if (old === undefined || !holds(old, pass.now)) return 'gone';
		const { supporterId, part, may, kind, purpose } = old;
		if ((await pressedBy(sql, pass)).length === 0) await end(sql, pass, [old]);
		const id = randomUUID();
		const endsAt = endAfter(pass.now, months);
		await store.addGrant(sql, pass, { id, supporterId, part, may, kind, purpose, endsAt, key });
		await note(sql, pass, 'sharing:renewed', { id, part, detail: { may, months, kind } });
		const hold = await holdGrant(sql, pass, { key, picks: [{ part, may }] }, supporterId);
		return hold === null ? 'done' : { hold };
	});

/** What is shared under pressure gives nothing until the person confirms it: one hold for all of one form. */
const holdGrant = (
	sql: Sql,
	pass: Pass<'sharing:write'>,
	{ key, picks }: Pick<Offer, 'key' | 'picks'>,
	whom: string | null
) =>
	holdIfPressed(sql, pass, {
		act: 'granting',
		subject: key,
		loosens: true,
		part: picks[0]?.part ?? null,
		whom
	});

const end = async (sql: Sql, pass: Pass<'sharing:write'>, grants: readonly Grant[]): Promise<void> => {
	for (const { id, part } of grants)
		if (await store.withdraw(sql, pass, id)) await note(sql, pass, 'sharing:withdrawn', { id, part });
};

/**
 * Whom a person who needs help now may want to call first: their own people, as they listed them. "Never" wins here
 * too, over another line of the same name or phone.
 */
export const myNumbers = async (pass: Pass<'public:read'>): Promise<{ name: string; phone: string }[]> =>
	pass.actor?.kind === 'person'
		? toTell(await transaction(pass, store.ownList)).flatMap(({ name, phone }) =>
				phone ? [{ name, phone }] : []
			)
		: [];

/** Ends one grant, or all that a supporter has. No reason is asked; the supporter's next request finds nothing. */
export const withdraw = (
	pass: Pass<'sharing:write'>,
	which: { readonly grant: string } | { readonly supporter: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const grants = await store.grantsOf(sql, pass);
		await end(
			sql,
			pass,
			grants.filter((one) =>
				'grant' in which ? one.id === which.grant : one.supporterId === which.supporter
			)
		);
	});

/** Makes a slip worthless that nobody has used yet. */
export const stopSlip = (pass: Pass<'sharing:write'>, key: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if ((await store.stopSlips(sql, pass, key)) > 0)
			await note(sql, pass, 'sharing:slip-stopped', { id: key });
	});

/** Adds somebody to tell, or never to tell. Sent twice, they stand on the list once. */
export const addContact = (pass: Pass<'sharing:write'>, contact: Contact): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addContact(sql, pass, contact))
			await note(sql, pass, 'contact:added', { id: contact.id, detail: { tell: contact.tell } });
	});

/** Takes somebody off the list, or puts them back on it. */
export const listContact = (pass: Pass<'sharing:write'>, id: string, listed: boolean): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.listContact(sql, pass, id, listed))
			await note(sql, pass, listed ? 'contact:put-back' : 'contact:removed', { id });
	});
