import type { Pack, Rule } from './pack';
import type { FacilityType } from './vocabulary';

/**
 * The pack as it holds in a kind of facility: elsewhere than in psychiatric care some bodies ask for a few of their
 * standards only (S1-03). A rule that names no standard holds everywhere.
 * @param facility null: not known, and then all of it holds, as the stricter reading
 */
export const packIn = (pack: Pack, facility: FacilityType | null): Pack => {
	const { subset } = pack;
	if (!subset || facility === null || !subset.facilities.includes(facility)) return pack;
	const holds = ({ source }: Rule): boolean =>
		source.standard === undefined || subset.standards.includes(source.standard);
	return {
		...pack,
		clocks: pack.clocks.filter(holds),
		notices: pack.notices.filter(holds),
		fields: pack.fields.filter(holds),
		observation: (pack.observation ?? []).filter(holds),
		notes: (pack.notes ?? []).filter(holds),
		monitoring: pack.monitoring && holds(pack.monitoring) ? pack.monitoring : undefined,
		training: pack.training && holds(pack.training) ? pack.training : undefined,
		counting: pack.counting && holds(pack.counting) ? pack.counting : undefined
	};
};
