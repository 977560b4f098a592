import type { Banner, Pack, Source } from './pack';
import type { BannerPlace } from './vocabulary';

export type Standing = {
	/** `not-known`: it rests on whether the contractor may be authorised to use force. */
	readonly counts: 'staff' | 'outsider' | 'not-known';
	/** An outsider's part needs a reason in the record. */
	readonly reasonNeeded: boolean;
	readonly source: Source;
};

/**
 * Whether someone from outside the service's own staff counts as staff in an episode, or as an outsider whose part
 * needs a reason.
 * @returns null when the pack does not say
 */
export const standingOf = (
	pack: Pack,
	{ contractorAuthorised }: { readonly contractorAuthorised: boolean | null }
): Standing | null => {
	const rule = pack.outsiders;
	if (!rule) return null;
	const known = !rule.contractorAuthorisedIsStaff || contractorAuthorised !== null;
	const staff = rule.contractorAuthorisedIsStaff && contractorAuthorised === true;
	return {
		counts: known ? (staff ? 'staff' : 'outsider') : 'not-known',
		reasonNeeded: rule.reasonNeeded && !staff,
		source: rule.source
	};
};

/** The banners that stand above a plan, or beside a refused medicine: what weight it has where the unit is. */
export const bannersFor = (pack: Pack, on: BannerPlace): readonly Banner[] =>
	pack.banners.filter((banner) => banner.on === on);
