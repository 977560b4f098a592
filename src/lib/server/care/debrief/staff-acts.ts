import { transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { nobody, type Current } from '../../questions/answer';
import { draftsIn, type Draft } from '../../questions/drafts';
import * as answers from '../../questions/store';
import type { After } from './debrief';
import { offeredIn } from './offered-acts';

export type StaffPart = {
	readonly after: After;
	readonly answers: readonly Current[];
	readonly drafts: readonly Draft[];
	/** What colleagues wrote and let this one read. */
	readonly staffSaid: readonly Current[];
};

/** A staff member's own part. Nothing of the person's side, and of a colleague's only what they share. */
export const readStaffPart = (pass: Pass<'staff-debrief:read'>): Promise<StaffPart> =>
	transaction(pass, async (sql) => {
		const me = actorOf(pass);
		return {
			after: await offeredIn(sql, pass),
			answers: await answers.currents(sql, pass, pass.episodeId, me),
			drafts: await draftsIn(sql, pass, pass.episodeId, me),
			staffSaid: (await answers.currents(sql, pass, pass.episodeId, null)).filter(
				({ voice, state }) => voice !== nobody && voice !== me && state === 'answered'
			)
		};
	});
