import { addedTo } from './added';
import { rulesOf, type Pack, type Rule } from './pack';

/** The rule of a pack by which staff show that they can do what they were trained in (S3-06); null: it has none. */
export const asksToShow = (pack: Pack): Rule | null => {
	if (pack.training?.shown) return pack.training;
	const { shown } = addedTo(pack.ref);
	return rulesOf(pack).find(({ id }) => id === shown?.rule) ?? null;
};
