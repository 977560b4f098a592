import { transaction, type Pass } from '../../access';
import { authorisingPack } from '../../standards/authorisation';
import { findPack } from '../../standards/packs';
import type { Assessment } from '../../standards/vocabulary';
import type { AssessmentState } from './authorisation';
import { treatedByMe, type Treated } from './task-store';

/** An assessment that the unit's rules ask for of everybody, and nobody did, asked for or ruled out (S4-01). */
export type Unassessed = Omit<Treated, 'assessments' | 'pack'> & { readonly what: Assessment };

/** What of a person's assessments has to be seen to. */
export const toAssess = ({
	pack,
	assessments
}: Pick<Treated, 'pack' | 'assessments'>): readonly Assessment[] => {
	const found = findPack(pack);
	const rules = found && authorisingPack(found)?.authorisation;
	const state = (what: Assessment): AssessmentState =>
		assessments.findLast((one) => one.what === what)?.state ?? 'missing';
	return (rules?.assessed?.of ?? []).filter((what) => state(what) === 'missing');
};

/** Assessments that are missing, of people treated where the signed-in account works. */
export const assessmentsToSeeTo = (pass: Pass<'account:read'>): Promise<readonly Unassessed[]> =>
	transaction(pass, async (sql) =>
		(await treatedByMe(sql)).flatMap(({ assessments, pack, ...one }) =>
			toAssess({ pack, assessments }).map((what) => ({ ...one, what }))
		)
	);
