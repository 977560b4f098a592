import { error } from '@sveltejs/kit';
import { transaction, type Pass } from '../../access';
import { nobody } from '../../questions/answer';
import * as answers from '../../questions/store';
import { offeredIn } from '../debrief/offered-acts';

/**
 * Before something is typed into the person's side. Whoever leads may type what the person has not said yet; what they
 * can read that the person said is the person's alone to change, and is not there for them. Throws 404 then.
 */
export const mayType = (pass: Pass<'debrief:answer'>, question: string): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		if (pass.relations.includes('self') || !pass.relations.includes('leads')) return;
		const told = await answers.currents(sql, pass, pass.episodeId);
		if (told.some((one) => one.voice === nobody && one.question === question)) error(404);
	});
