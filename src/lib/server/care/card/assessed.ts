import type { Words } from '../../../words';
import { authorisingPack } from '../../standards/authorisation';
import type { Pack } from '../../standards/pack';
import { standingOf, type Assessed } from '../authorisation/authorisation';

/**
 * How the assessments that the unit's rules ask for stand, in words for the card: one that everybody needs is missing
 * until somebody says otherwise (S4-01), one that is for whoever needs it is said where it was asked for (S4-03).
 */
export const assessedWords = (
	words: Words,
	pack: Pack | null,
	rows: readonly Assessed[],
	now: Date
): readonly string[] => {
	const rules = pack && authorisingPack(pack)?.authorisation;
	if (!rules) return [];
	const said = (state: string | undefined, what: string): string[] =>
		state === undefined || state === 'not-needed' ? [] : [words.t(`authorisation:card.${what}-${state}`)];
	return [
		...(rules.assessed?.of ?? []).flatMap((what) =>
			said(standingOf(rows, what, now)?.state ?? 'missing', what)
		),
		...(rules.assessedIfNeeded?.of ?? []).flatMap((what) => said(standingOf(rows, what, now)?.state, what))
	];
};
