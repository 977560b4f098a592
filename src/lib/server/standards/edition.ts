import type { Pack, Source } from './pack';

export type InTime = {
	/** `house`: not in force on that day; a service that works under it has chosen it as its house rules (X12). */
	readonly state: 'in-force' | 'undated' | 'house';
	/** The day its time began or ended, when that is why it is not in force. */
	readonly from: string | null;
	readonly to: string | null;
	/** The rule that ended it earlier for this facility, with where that was read. */
	readonly because: { readonly id: string; readonly source: Source } | null;
};

/**
 * How an edition stands on a day of the facility's calendar. A pack out of force may still be chosen; every page that
 * uses it says so.
 * @param deemed whether the hospital has Medicare deemed status; null: not known, and then nothing ends earlier
 */
export const inTime = ({ inForce }: Pack, day: string, deemed: boolean | null): InTime => {
	const { from, to, endsEarlier } = inForce;
	if (endsEarlier && endsEarlier.deemed === deemed && day > endsEarlier.to) {
		const { id, source } = endsEarlier;
		return { state: 'house', from: null, to: endsEarlier.to, because: { id, source } };
	}
	if (from !== null && day < from) return { state: 'house', from, to: null, because: null };
	if (to !== null && day > to) return { state: 'house', from: null, to, because: null };
	return { state: from === null && to === null ? 'undated' : 'in-force', from, to, because: null };
};
