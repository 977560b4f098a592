import { error } from '@sveltejs/kit';
import { transaction, type EpisodePass, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { nobody, type Current } from '../../questions/answer';
import { draftsIn, type Draft } from '../../questions/drafts';
import * as answers from '../../questions/store';
import type { After } from '../debrief/debrief';
import { tellsBeside } from './beside-store';
import { offeredIn } from '../debrief/offered-acts';

/** An account of their own by somebody close to a child, or by whoever may act for the person. */
export type Beside = {
	readonly after: After;
	readonly answers: readonly Current[];
	readonly drafts: readonly Draft[];
};

/** Whether the account that is signed in may write one, for a page that offers it. */
export const mayTellBeside = (pass: EpisodePass): Promise<boolean> =>
	transaction(pass, (sql) => tellsBeside(sql, pass));

/** What this account wrote of its own; nothing of the person's. Throws 404 where it may write none. */
export const readBeside = (pass: Pass<'beside:read'> | Pass<'beside:answer'>): Promise<Beside> =>
	transaction(pass, async (sql) => {
		const after = await offeredIn(sql, pass);
		if (!(await tellsBeside(sql, pass))) error(404);
		const me = actorOf(pass);
		return {
			after,
			answers: await answers.currents(sql, pass, pass.episodeId, me),
			drafts: await draftsIn(sql, pass, pass.episodeId, me)
		};
	});

/** What others wrote of their own and opened to this reader. */
export const readShared = (pass: EpisodePass & { readonly personId: string }): Promise<Current[]> =>
	transaction(pass, async (sql) =>
		(await answers.currents(sql, pass, pass.episodeId, null)).filter(
			({ voice, state, question }) =>
				voice !== nobody && state === 'answered' && question.startsWith('debrief-beside/')
		)
	);
