import type { Words } from '$lib/words';
import type { Fact } from './episode';

/** How an entry came into the record, in words: nothing for one that was written by itself on the page. */
export const howWords = (
	{ t }: Words,
	facts: readonly Fact[],
	{ fromPaper = false, together = null, atOnce = false }: Pick<Fact, 'fromPaper' | 'together' | 'atOnce'>
): readonly string[] => {
	const others = together === null ? 0 : facts.filter((one) => one.together === together).length;
	return [
		...(fromPaper ? [t('episode-use:how.paper')] : []),
		...(others > 1 ? [t('episode-use:how.together', { count: others })] : []),
		...(atOnce ? [t('episode-use:how.at-once')] : [])
	];
};
