import { error } from '@sveltejs/kit';
import { note, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { debriefDues, type DebriefDue } from '../../standards/debrief-times';
import type { After } from './debrief';
import type { Written } from './offer-store';
import type { RightAfter } from './right-after';
import * as store from './right-after-store';
import { afterEpisode, nameOf } from './store';

export type SameShift = {
	readonly after: After;
	readonly person: string;
	/** Oldest first; the last one holds. */
	readonly rows: readonly Written<RightAfter>[];
	readonly due: DebriefDue | null;
};

/** The ended episode. After a death as well: staff look after each other then too. Throws 404 while it goes on. */
const endedIn = async (sql: Sql, pass: EpisodePass): Promise<After> =>
	(await afterEpisode(sql, pass)) ?? error(404);

const firstOf = (rows: readonly Written<RightAfter>[]): Date | null =>
	rows.reduce<Date | null>((first, { heldAt }) => (first === null || heldAt < first ? heldAt : first), null);

/** What staff of the same shift looked at, and by when it is due, with whose rule that is. */
export const readRightAfterPage = (pass: Pass<'right-after:read'>): Promise<SameShift> =>
	transaction(pass, async (sql) => {
		const after = await endedIn(sql, pass);
		const rows = await store.rightAfterOf(sql, pass);
		const at = { immediate: firstOf(rows), staff: null, offer: null, joint: null };
		const about = { endedAt: after.endedAt, pack: after.pack, at, nextOffer: null, byChoice: false };
		const due = debriefDues(about, after.zone, pass.now).find(({ stage }) => stage === 'immediate') ?? null;
		return { after, person: await nameOf(sql, pass), rows, due };
	});

/** Adds what was looked at; the same form sent twice adds it once. However late, it is taken. */
export const addRightAfter = (pass: Pass<'right-after:write'>, one: RightAfter): Promise<void> =>
	transaction(pass, async (sql) => {
		await endedIn(sql, pass);
		if (await store.addRightAfter(sql, pass, one, actorOf(pass)))
			await note(sql, pass, 'debrief:right-after', { id: one.id });
	});

/** The zone of the episode's clocks, for reading a form. */
export const zoneOfEpisode = (pass: Pass<'right-after:write'>): Promise<string> =>
	transaction(pass, async (sql) => (await endedIn(sql, pass)).zone);
