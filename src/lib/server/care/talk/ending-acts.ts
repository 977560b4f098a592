import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import type { After } from '../debrief/debrief';
import { offeredIn } from '../debrief/offered-acts';
import { nameOf } from '../debrief/store';
import { entryOf, type Entry, type NewEntry } from './together';
import { addEntry, endingsOfUnit, entriesOf, mayEnd, type Ending } from './together-store';
import { write } from './together-acts';
import { rowIn } from '../debrief/unit-row-acts';

export type { Ending } from './together-store';

/** How each side stands, and how whoever asks could end it now. */
export type Endings = {
	readonly after: Pick<After, 'zone' | 'startedAt'>;
	readonly person: string;
	readonly entries: readonly Entry[];
	readonly may: readonly Ending[];
};

/** For the person and whoever leads. */
export const readEndings = (pass: Pass<'joint:read' | 'together:read'>): Promise<Endings> =>
	transaction(pass, async (sql) => ({
		after: await offeredIn(sql, pass),
		person: await nameOf(sql, pass),
		entries: await entriesOf(sql, pass),
		may: await mayEnd(sql, pass.episodeId)
	}));

const isAllowed = async (sql: Sql, episodeId: string, one: NewEntry): Promise<boolean> =>
	(await mayEnd(sql, episodeId)).some(({ side, outcome }) => side === one.kind && outcome === one.what);

/** Whoever leads ends a side. `not-so`: there is no change, no such answer and no such offer. */
export const endSide = (pass: Pass<'joint:write'>, one: NewEntry): Promise<'ended' | 'not-so'> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		if (!(await isAllowed(sql, pass.episodeId, one))) return 'not-so';
		await write(sql, pass, one);
		return 'ended';
	});

/**
 * The person ends their own side, in their own words or none, or opens it again, whenever they want. Their words are a
 * row of their own, which whoever leads reads and the unit does not.
 */
export const endOwn = (pass: Pass<'together:write'>, one: NewEntry): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const added = await write(sql, pass, { ...one, words: null });
		if (added && one.words !== null)
			await write(sql, pass, entryOf('closing-words', randomUUID(), { about: one.id, words: one.words }));
	});

/** The same form sent twice opens it once. */
export const reopen = (pass: Pass<'together:write'>, id: string): Promise<void> =>
	endOwn(pass, entryOf('reopened', id));

/** For the unit: what it may know of how each side stands. */
export const readUnitEndings = (
	pass: Pass<'debriefs:offer'>,
	episodeId: string,
	zone: string
): Promise<Endings> =>
	transaction(pass, async (sql) => {
		const row = await rowIn(sql, pass, episodeId);
		return {
			after: { zone, startedAt: row.startedAt },
			person: row.personName,
			entries: await entriesOf(sql, row),
			may: await mayEnd(sql, episodeId)
		};
	});

/** The unit ends a side, where nobody leads or no talk takes place. */
export const endUnitSide = (
	pass: Pass<'debriefs:offer'>,
	episodeId: string,
	one: NewEntry
): Promise<'ended' | 'not-so'> =>
	transaction(pass, async (sql) => {
		const { personId } = await rowIn(sql, pass, episodeId);
		if (!(await isAllowed(sql, episodeId, one))) return 'not-so';
		const added = await addEntry(sql, { personId, episodeId, now: pass.now }, one, actorOf(pass));
		if (added)
			await note(sql, pass, `joint:${one.kind}`, {
				id: episodeId,
				personId,
				detail: { what: one.what ?? '' }
			});
		return 'ended';
	});

/** How each side of the unit's talks stands, by episode; nothing of those the reader took part in. */
export const endingsIn = (pass: Pass<'debriefs:read'>): Promise<ReadonlyMap<string, Entry[]>> =>
	transaction(pass, async (sql) => {
		const found = new Map<string, Entry[]>();
		for (const one of await endingsOfUnit(sql, pass))
			found.set(one.episodeId, [...(found.get(one.episodeId) ?? []), one]);
		return found;
	});
