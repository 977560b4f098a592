import { note, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import * as answers from '../../questions/store';
import {
	standingOf,
	type After,
	type Finding,
	type Meeting,
	type Standing,
	type Wanted,
	type Whose
} from '../debrief/debrief';
import type { NotNow } from '../debrief/offer';
import { notNowOf, type Written } from '../debrief/offer-store';
import { offeredIn } from '../debrief/offered-acts';
import { dayIn } from '../../standards/zone';
import { toldBefore, type ToldBefore } from '../account/told-acts';
import { mediaIn, type Media } from '../media/acts';
import * as store from '../debrief/store';

/** Both sides as far as their authors let the facilitator read them, and what the talk came to. */
export type Joint = {
	readonly after: After;
	readonly person: string;
	readonly standing: Standing;
	/** How the person wants it. */
	readonly wanted: Wanted;
	/** Not now for health reasons, with the reason; null when nothing was said. */
	readonly notNow: Written<NotNow> | null;
	readonly told: readonly Current[];
	readonly staff: readonly Current[];
	readonly renderings: readonly Rendering[];
	/** Pictures of the person's own beside what they told. */
	readonly pictures: readonly Media[];
	/** What they told of it before there was a record, as far as whoever leads may read it. */
	readonly before: readonly ToldBefore[];
	readonly names: ReadonlyMap<string, string>;
	readonly meetings: readonly Meeting[];
	readonly findings: readonly Finding[];
};

/** Throws 404 while it goes on and after a death. */
export const readJoint = (pass: Pass<'joint:read'>): Promise<Joint> =>
	transaction(pass, async (sql) => {
		const after = await offeredIn(sql, pass);
		const all = await answers.currents(sql, pass, pass.episodeId, null);
		return {
			after,
			person: await store.nameOf(sql, pass),
			wanted: await store.wantedOf(sql, pass),
			notNow: await notNowOf(sql, pass),
			standing: standingOf(await store.choicesOf(sql, pass), dayIn(pass.now, after.zone)),
			told: all.filter((one) => one.voice === nobody),
			staff: all.filter((one) => one.voice !== nobody),
			renderings: await answers.renderingsOf(
				sql,
				pass,
				all.map(({ id }) => id)
			),
			pictures: await mediaIn(sql, pass, pass.episodeId),
			before: await toldBefore(sql, pass),
			names: await store.staffNames(sql, pass),
			meetings: await store.meetingsOf(sql, pass),
			findings: await store.findingsOf(sql, pass)
		};
	});

/** Adds a meeting; the same form sent twice adds it once. */
export const addMeeting = (pass: Pass<'joint:write'>, meeting: Meeting): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const added = await store.addMeeting(sql, pass, meeting, actorOf(pass));
		if (added) await note(sql, pass, 'debrief:met', { detail: { ...meeting.purposes } });
	});

/** Adds what was found; the same form sent twice adds it once. */
export const addFinding = (
	pass: Pass<'joint:write'>,
	one: { id: string; wording: string; language: string; whose: Whose }
): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const added = await store.addFinding(sql, pass, one, actorOf(pass));
		if (added) await note(sql, pass, 'debrief:found', { id: one.id, detail: { whose: one.whose } });
	});

/** One finding of this debrief, in a transaction of the concept that makes something of it; null when there is none. */
export const findingOf = async (sql: Sql, pass: EpisodePass, id: string): Promise<Finding | null> =>
	(await store.findingsOf(sql, pass)).find((one) => one.id === id) ?? null;
