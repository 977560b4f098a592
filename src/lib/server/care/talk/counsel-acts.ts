import { error } from '@sveltejs/kit';
import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import type { HelpAnswer } from '../account/help-form';
import * as store from './counsel-store';
import type { Candidate } from '../debrief/store';

export type { Counsel, CounselStep } from './counsel-store';

/** Support that people said yes to in a talk and the signed-in account gives, until it is done. */
export const counselsToGive = (pass: Pass<'account:read'>): Promise<store.Counsel[]> =>
	transaction(pass, (sql) => store.counselsForMe(sql, pass));

/** One of them. 404 when it is not this account's, was taken back, or is done. */
export const counselFor = async (pass: Pass<'account:read'>, id: string): Promise<store.Counsel> =>
	(await counselsToGive(pass)).find((one) => one.id === id) ?? error(404);

/** Says that it was seen, or done; the person reads it with the name. */
export const sayCounsel = (pass: Pass<'account:write'>, id: string, one: HelpAnswer): Promise<void> =>
	transaction(pass, async (sql) => {
		const of = (await store.counselsForMe(sql, pass)).find((other) => other.id === id) ?? error(404);
		if (await store.addStep(sql, pass, one, of, actorOf(pass)))
			await note(sql, pass, `support:${one.step}`, { id, personId: of.personId });
	});

/** Who could be named for support, for whoever leads. */
export const giversOfSupport = (pass: Pass<'joint:read' | 'joint:write'>): Promise<Candidate[]> =>
	transaction(pass, (sql) => store.giversFor(sql, pass));

/** What became of the support that was offered, for the person and whoever leads. */
export const counselSteps = (pass: Pass<'joint:read' | 'together:read'>): Promise<store.CounselStep[]> =>
	transaction(pass, (sql) => store.stepsOf(sql, pass));
