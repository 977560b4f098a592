import type { ComponentFacts, EpisodeFacts } from './facts';
import type { Pack, SeclusionTest } from './pack';
import type { Belief, Exit } from './vocabulary';

export type SeclusionGround = Exit | 'believed';

export type SeclusionAnswer = {
	/** null: the answers so far do not tell. */
	readonly seclusion: boolean | null;
	/** Why it is seclusion; `['believed']` alone means by what the person believed and by nothing else. */
	readonly grounds: readonly SeclusionGround[];
};

/**
 * Whether being alone somewhere was seclusion, by the pack's own test: how leaving stood, or what the person believed.
 * Belief alone is enough (S4-15). It is "not seclusion" only when the person was free to leave and knew it.
 */
export const isSeclusion = (
	test: SeclusionTest | undefined,
	{ exit, believed }: { readonly exit: Exit | null; readonly believed: Belief | null }
): SeclusionAnswer => {
	if (!test) return { seclusion: null, grounds: [] };
	const grounds: SeclusionGround[] = [
		...(exit !== null && test.exits.includes(exit) ? [exit] : []),
		...(test.belief && believed === 'could-not-leave' ? (['believed'] as const) : [])
	];
	if (grounds.length > 0) return { seclusion: true, grounds };
	const free = exit === 'open' && (believed === 'could-leave' || !test.belief);
	return { seclusion: free ? false : null, grounds };
};

export type Counted = ComponentFacts & { readonly index: number };

/**
 * The components a pack's rules are about: the kinds it counts, without a "seclusion" that its own test says was none.
 * None where it was done for a reason the pack is not about. What is not counted stays recorded.
 */
export const countedBy = (pack: Pack, facts: EpisodeFacts): readonly Counted[] => {
	const free = isSeclusion(pack.seclusionTest, facts).seclusion === false;
	const { reasons } = pack.counts;
	// A reason nobody has written yet leaves the rules on: they are stricter than none.
	if (reasons && facts.reason !== null && !reasons.includes(facts.reason)) return [];
	return facts.components
		.map((component, index) => ({ ...component, index }))
		.filter(({ kind }) => pack.counts.kinds.includes(kind) && !(kind === 'seclusion' && free));
};
