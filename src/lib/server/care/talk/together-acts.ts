import { error } from '@sveltejs/kit';
import { note, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import type { After, Meeting } from '../debrief/debrief';
import { offeredIn } from '../debrief/offered-acts';
import * as store from '../debrief/store';
import type { Candidate } from '../debrief/store';
import { entryOf, type Entry, type EntryKind, type NewEntry } from './together';
import { addEntry, asked, entriesOf, whoMayAttend } from './together-store';
import { attendeesOf, saidNoTo, type Attendee } from './who-comes';

/** The talk as its reader may read it. */
export type Together = {
	readonly after: After;
	readonly person: string;
	readonly entries: readonly Entry[];
	readonly meetings: readonly Meeting[];
	readonly mayAttend: readonly Candidate[];
};

/** Throws 404 while it goes on and after a death. */
export const readTogether = (pass: Pass<'joint:read' | 'together:read'>): Promise<Together> =>
	transaction(pass, async (sql) => ({
		after: await offeredIn(sql, pass),
		person: await store.nameOf(sql, pass),
		entries: await entriesOf(sql, pass),
		meetings: await store.meetingsOf(sql, pass),
		mayAttend: await whoMayAttend(sql, pass)
	}));

type Writing = Pass<'joint:write' | 'together:write' | 'joint:say'>;

/** Adds an entry and notes it, once however often it is sent, in a transaction that has made sure it may be. */
export const write = async (sql: Sql, pass: EpisodePass, one: NewEntry): Promise<boolean> => {
	const added = await addEntry(sql, pass, one, actorOf(pass));
	if (added)
		await note(sql, pass, `joint:${one.kind}`, {
			id: one.id,
			detail: one.what === null ? {} : { what: one.what }
		});
	return added;
};

/** What needs nothing else to be there: the frame, words, an offer of support, what lay behind it. */
export const addToTalk = (pass: Writing, one: NewEntry): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		await write(sql, pass, one);
	});

/**
 * Somebody to come. Whom the person names themselves they want; whoever leads asks the person first, and does not name
 * anew whom the person said no to themselves (`said-no`).
 */
export const addAttendee = (
	pass: Pass<'joint:write' | 'together:write'>,
	one: NewEntry,
	wantedId: string
): Promise<'added' | 'no-account' | 'said-no'> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const account = one.accountId && (await whoMayAttend(sql, pass)).find(({ id }) => id === one.accountId);
		if (one.accountId !== null && !account) return 'no-account';
		const named = account ? { ...one, name: account.name.slice(0, 100) } : one;
		const self = pass.relations.includes('self');
		if (!self && saidNoTo(await entriesOf(sql, pass), named)) return 'said-no';
		const added = await write(sql, pass, named);
		if (added && self) await write(sql, pass, entryOf('wanted', wantedId, { about: one.id, what: 'yes' }));
		return 'added';
	});

/**
 * A word on something that stands there: whether somebody is wanted, comes, was read to; what was said to an offer.
 * `theirs`: the person said so themselves, and nobody else says otherwise for them.
 */
export const answerEntry = (
	pass: Pass<'joint:write' | 'together:write'>,
	kind: Extract<EntryKind, 'wanted' | 'accepted' | 'read-to' | 'counselling-answer'>,
	one: { id: string; about: string; what: string | null }
): Promise<'answered' | 'theirs'> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const entries = await entriesOf(sql, pass);
		const about = entries.find(({ id }) => id === one.about);
		if (about?.kind !== (kind === 'counselling-answer' ? 'counselling' : 'attendee')) error(404);
		const own = entries.some((other) => other.kind === kind && other.about === one.about && other.own);
		const attendee = attendeesOf(entries).find(({ id }) => id === one.about);
		if (!pass.relations.includes('self') && !leaderMay(kind, one.what, own, attendee)) return 'theirs';
		await write(sql, pass, entryOf(kind, one.id, { about: one.about, what: one.what }));
		return 'answered';
	});

const leaderMay = (
	kind: EntryKind,
	what: string | null,
	own: boolean,
	attendee: Attendee | undefined
): boolean => {
	if (kind === 'wanted')
		return attendee?.wanted?.own !== true && (what === 'no' || attendee?.needsOwn !== true);
	if (kind === 'accepted') return attendee?.accountId === null;
	if (kind === 'read-to') return attendee?.wanted?.yes === true;
	return !own;
};

/** What somebody who was asked to come may read of it. */
export type Attending = {
	readonly after: After;
	readonly entries: readonly Entry[];
	/** Their own place there. */
	readonly own: Attendee;
	readonly staff: boolean;
};

/** Throws 404 for whoever the person does not want there, the same whether they were named or not. */
export const readAttending = (pass: Pass<'joint:attend'>): Promise<Attending> =>
	transaction(pass, async (sql) => {
		const after = await store.afterEpisode(sql, pass);
		const entries = await entriesOf(sql, pass);
		const own = attendeesOf(entries).find(({ accountId }) => accountId === actorOf(pass));
		if (after === null || after.died || own === undefined) error(404);
		return { after, entries, own, staff: pass.actor?.kind === 'staff' };
	});

/** They say whether they come. */
export const comeOrNot = (pass: Pass<'joint:say'>, id: string, what: string): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const own = attendeesOf(await entriesOf(sql, pass)).find(({ accountId }) => accountId === actorOf(pass));
		if (own === undefined) error(404);
		await write(sql, pass, entryOf('accepted', id, { about: own.id, what }));
	});

/** A member of staff who comes writes words of their own, which nobody else changes. */
export const sayAsStaff = (pass: Pass<'joint:say'>, one: NewEntry): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const own = attendeesOf(await entriesOf(sql, pass)).find(({ accountId }) => accountId === actorOf(pass));
		if (own === undefined || pass.actor?.kind !== 'staff') error(404);
		await write(sql, pass, one);
	});

/** Talks the signed-in account was asked to come to and has not answered. */
export const talksToCome = (pass: Pass<'account:read'> | Pass<'public:read'>) =>
	transaction(pass, (sql) => asked(sql, actorOf(pass)));
