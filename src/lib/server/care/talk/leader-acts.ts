import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { makeGuestSlip } from '../../sign-in/slip';
import { offeredIn } from '../debrief/offered-acts';
import { candidatesFor, type Candidate } from '../debrief/store';
import { dayIn } from '../../standards/zone';
import { agree, basisOf, exceptionsFor, refusedBy, refuses, zoneThere, type Basis } from './leader-store';
import { awayOf, entryOf, exceptionsOf, type Entry, type NewEntry } from './together';
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
	/** Independent, and away until a day. */
	readonly away: readonly Entry[];
	/** Whether somebody leads now whom the person does not want. */
	readonly refusesLeader: boolean;
};

/** The names of who is independent and there: while there is anybody, nobody from outside and no exception is asked for. */
export type There = { readonly there: readonly string[] };

export const readLeading = (pass: Pass<'debriefs:offer'>, episodeId: string): Promise<Leading> =>
	transaction(pass, async (sql) => {
		const row = await rowIn(sql, pass, episodeId);
		const entries = await entriesOf(sql, row);
		return {
			row,
			independent: await candidatesFor(sql, pass, episodeId),
			others: await exceptionsFor(sql, episodeId),
			asked: exceptionsOf(entries),
			invited: entries.filter(({ kind }) => kind === 'outside-invited'),
			away: awayOf(entries, dayIn(pass.now, await zoneThere(sql, pass))),
			refusesLeader: row.leader !== null && (await refuses(sql, row.personId, row.leader))
		};
	});

const independentIn = async (
	sql: Sql,
	pass: Pass<'debriefs:offer'>,
	episodeId: string
): Promise<There | null> => {
	const there = (await candidatesFor(sql, pass, episodeId)).map(({ name }) => name);
	return there.length === 0 ? null : { there };
};

/**
 * Asks the person, by name, whether somebody of the place may lead. `not-them`: they took part, or are not of it;
 * `said-no`: the person said no to them, and a no holds until the person says otherwise. The row holds all of it too.
 */
export const askException = (
	pass: Pass<'debriefs:offer'>,
	episodeId: string,
	one: { id: string; accountId: string; why: string }
): Promise<'asked' | 'not-them' | 'said-no' | There> =>
	transaction(pass, async (sql) => {
		const { personId } = await rowIn(sql, pass, episodeId);
		const there = await independentIn(sql, pass, episodeId);
		if (there !== null) return there;
		const other = (await exceptionsFor(sql, episodeId)).find(({ id }) => id === one.accountId);
		if (other === undefined) return 'not-them';
		if (await refuses(sql, personId, other.id)) return 'said-no';
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
): Promise<string | null | There> =>
	transaction(pass, async (sql) => {
		const { personId } = await rowIn(sql, pass, episodeId);
		const there = await independentIn(sql, pass, episodeId);
		if (there !== null) return there;
		const added = await addEntry(sql, { personId, episodeId, now: pass.now }, one, actorOf(pass));
		if (!added) return null;
		await note(sql, pass, 'joint:outside-invited', { id: episodeId, personId });
		return makeGuestSlip(sql, one.id, from, pass.now);
	});

/** Writes down that somebody independent is away until a day: till then they do not count as there. */
export const writeAway = (
	pass: Pass<'debriefs:offer'>,
	episodeId: string,
	one: { id: string; accountId: string; until: string; why: string }
): Promise<'written' | 'not-them' | 'day-gone'> =>
	transaction(pass, async (sql) => {
		const { personId } = await rowIn(sql, pass, episodeId);
		const found = (await candidatesFor(sql, pass, episodeId)).find(({ id }) => id === one.accountId);
		if (found === undefined) return 'not-them';
		if (one.until < dayIn(pass.now, await zoneThere(sql, pass))) return 'day-gone';
		const entry = entryOf('leader-away', one.id, {
			...{ accountId: found.id, name: found.name.slice(0, 100), onDay: one.until, words: one.why }
		});
		const added = await addEntry(sql, { personId, episodeId, now: pass.now }, entry, actorOf(pass));
		if (added) await note(sql, pass, 'joint:leader-away', { id: episodeId, personId });
		return 'written';
	});

/** Whom the person does not want to lead a talk of theirs. */
export const readRefused = (pass: Pass<'together:read'>): Promise<Candidate[]> =>
	transaction(pass, (sql) => refusedBy(sql, pass));

/** The person does not want who leads, or wants them after all. It holds at once, and for every talk of theirs. */
export const sayOfLeader = (
	pass: Pass<'together:write'>,
	one: { id: string; about: string; what: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const leads = await basisOf(sql, pass);
		const known = [...(await refusedBy(sql, pass)), ...(leads === null ? [] : [leads])];
		const found = known.find(({ id }) => id === one.about);
		if (found === undefined) error(404);
		const kind = one.what === 'no' ? 'leader-refused' : 'leader-wanted';
		await write(sql, pass, entryOf(kind, one.id, { accountId: found.id, name: found.name.slice(0, 100) }));
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
