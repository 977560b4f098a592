import { transaction, type Pass } from '../../access';
import { careEntry } from './entry';
import { itemId, partOf } from '../directive/directive';
import { ofPlan } from '../crisis-plan/for-card';
import { wishedProposals } from '../crisis-plan/change-acts';
import { directivesFor } from '../directive/acts';
import type { Missing } from '../../standards/directive-state';
import * as store from './store';

/** What a change that the person took in still waits for, before it counts as they want it to. */
export type Waits =
	| { readonly of: 'directive'; readonly missing: readonly Missing[] }
	| { readonly of: 'crisis-plan' }
	| { readonly of: 'care-plan' };

/**
 * By proposal: a change to a signed directive waits for what its law asks for, a statement for the table and the
 * person's signature. Nothing for what counts already.
 */
export const readWaits = (pass: Pass<'proposals:read'>): Promise<ReadonlyMap<string, Waits>> =>
	transaction(pass, async (sql) => {
		const waits = new Map<string, Waits>();
		const taken = (await store.proposalsOf(sql, pass)).flatMap(({ proposal, given }) => {
			const last = given.find(({ answer }) => answer === 'accepted' || answer === 'reworded');
			return last === undefined ? [] : [{ proposal, item: last.item ?? null }];
		});
		if (taken.length === 0) return waits;
		const wished = await wishedProposals(sql, pass);
		const { versions, standing } = await directivesFor(sql, pass);
		for (const { proposal, item } of taken) {
			if (proposal.question === careEntry) waits.set(proposal.id, { of: 'care-plan' });
			else if (proposal.question.startsWith(ofPlan) && wished.has(proposal.id))
				waits.set(proposal.id, { of: 'crisis-plan' });
			else if (proposal.question.startsWith('directive/')) {
				// The newest version that says it: while that is not in force, it says what it still needs.
				const version = versions.find(({ discardedAt, answers }) =>
					discardedAt === null
						? answers.some(
								({ question, value, proposal: from }) =>
									question === proposal.question &&
									(item === null
										? from === proposal.id
										: value !== null && 'items' in value && value.items.some(({ id }) => id === item))
							)
						: false
				);
				const state = standing.versions.find(({ id }) => id === version?.id);
				const line = version === undefined ? '' : itemId(version.id, partOf(proposal.question, item));
				if (
					state !== undefined &&
					state.missing.length > 0 &&
					!standing.inForce.some((one) => one.inForce.includes(line))
				)
					waits.set(proposal.id, { of: 'directive', missing: state.missing });
			}
		}
		return waits;
	});
