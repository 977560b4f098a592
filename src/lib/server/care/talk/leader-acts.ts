import { error } from '@sveltejs/kit';
import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { makeGuestSlip } from '../../sign-in/slip';
import { offeredIn } from '../debrief/offered-acts';
import { candidatesFor, type Candidate } from '../debrief/store';
import { agree, basisOf, exceptionsFor, type Basis } from './leader-store';
import { entryOf, exceptionsOf, type Entry, type NewEntry } from './together';
import { addEntry, entriesOf } from './together-store';
import { write } from './together-acts';
import { type Row } from '../debrief/unit-store';
import { rowIn } from '../debrief/unit-row-acts';

/** Who could lead instead of an independent facilitator, and what was asked so far. */
export type Leading = {
	readonly row: Row;
	/** Facilitators outside what happened and outside whoever treats the person: with one of them there is no exception to ask for. */
	readonly independent: readonly Candidate[];
	readonly others: readonly Candidate[];
	readonly asked: ReturnType<typeof exceptionsOf>;
	readonly invited: readonly Entry[];
};

export const readLeading = (pass: Pass<'debriefs:offer'>, episodeId: string): Promise<Leading> =>
	transaction(pass, async (sql) => {
		const row = await rowIn(sql, pass, episodeId);
		const entries = await entriesOf(sql, row);
		return {
			row,
			independent: await candidatesFor(sql, pass, episodeId),
			others: await exceptionsFor(sql, episodeId),
			asked: exceptionsOf(entries),
			invited: entries.filter(({ kind }) => kind === 'outside-invited')
		};
	});

/** Asks the person, by name, whether somebody of the place may lead. `not-them`: they took part, or are not of it. */
export const askException = (
	pass: Pass<'debriefs:offer'>,
	episodeId: string,
	one: { id: string; accountId: string; why: string }
): Promise<'asked' | 'not-them'> =>
	transaction(pass, async (sql) => {
		const { personId } = await rowIn(sql, pass, episodeId);
		const other = (await exceptionsFor(sql, episodeId)).find(({ id }) => id === one.accountId);
		if (other === undefined) return 'not-them';
		const entry = entryOf('exception-asked', one.id, {
			...{ accountId: other.id, name: other.name.slice(0, 100), words: one.why }
		});
		const added = await addEntry(sql, { personId, episodeId, now: pass.now }, entry, actorOf(pass));
		if (added) await note(sql, pass, 'joint:exception-asked', { id: episodeId, personId });
		return 'asked';
	});

/**
 * Invites somebody from outside for this debrief alone: an account that sees nothing else, and ends with it.
 * @returns the code of their slip, to be shown once; null when the same form came before
 */
export const inviteOutside = (
	pass: Pass<'debriefs:offer'>,
	episodeId: string,
	one: NewEntry,
	from: string
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const { personId } = await rowIn(sql, pass, episodeId);
		const added = await addEntry(sql, { personId, episodeId, now: pass.now }, one, actorOf(pass));
		if (!added) return null;
		await note(sql, pass, 'joint:outside-invited', { id: episodeId, personId });
		return makeGuestSlip(sql, one.id, from, pass.now);
	});

/** Who leads, on what ground, and what the person was asked about it. */
export const readLeader = (
	pass: Pass<'together:read' | 'joint:read'>
): Promise<{ basis: Basis | null; asked: ReturnType<typeof exceptionsOf>; entries: readonly Entry[] }> =>
	transaction(pass, async (sql) => {
		const entries = await entriesOf(sql, pass);
		return { basis: await basisOf(sql, pass), asked: exceptionsOf(entries), entries };
	});

/** The person says yes or no to somebody by name; with a yes they lead, and the person can take it back at any time. */
export const answerException = (
	pass: Pass<'together:write'>,
	one: { id: string; about: string; what: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const found = exceptionsOf(await entriesOf(sql, pass)).find(({ asked }) => asked.id === one.about);
		if (found === undefined) error(404);
		const added = await write(sql, pass, entryOf('exception-answer', one.id, one));
		if (added && one.what === 'yes') await agree(sql, pass, found.asked, actorOf(pass));
	});
