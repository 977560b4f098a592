import { itemsOf, type Current } from '../../questions/answer';
import type { QuestionSet } from '../../questions/set';
import { KINDS, type Kind } from '../../standards/vocabulary';
import type { PlanItem } from './episode';

/** A strategy is what helps the person feel calm; a wish is what staff should or should not do. */
export type LineKind = 'strategy' | 'wish';

/** What the person does or uses to feel calm. Whether these were tried first is asked of every episode (S0-09). */
const strategies: readonly string[] = ['about-me/helps', 'about-me/sensory', 'about-me/places'];
/** Places on the card that say what staff should or should not do. */
const wishSlots: readonly string[] = ['language', 'avoid', 'medicines', 'helps', 'if-it-happens'];
/** Said in those places, but about what is the case, not about what staff should do. */
const facts: readonly string[] = ['medicines-allergic', 'medicines-bad', 'very-bad', 'least-bad', 'faith'];

const kindOf = (set: QuestionSet, question: string): LineKind | null => {
	if (strategies.includes(question)) return 'strategy';
	const found = set.questions.find(({ id }) => `${set.id}/${id}` === question);
	const wish = found?.card && wishSlots.includes(found.card.slot) && !facts.includes(found.id);
	return wish ? 'wish' : null;
};

/**
 * The lines of a person's plan that an episode is asked about, in the plan's own order.
 * @param seen the answers that hold now and that staff may see
 */
export const planLines = (
	set: QuestionSet,
	seen: readonly Current[]
): readonly (PlanItem & { readonly kind: LineKind; readonly shown: string })[] => {
	const order = set.sections.flatMap(({ questions }) => questions.map((id) => `${set.id}/${id}`));
	return [...seen]
		.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
		.flatMap((answer) => {
			const kind = kindOf(set, answer.question);
			if (kind === null) return [];
			return itemsOf(answer.value).map(({ id }) => ({
				kind,
				question: answer.question,
				item: id,
				shown: answer.id
			}));
		});
};

/** Kinds the person said are very bad for them, as far as staff may read it. */
export const veryBadIn = (seen: readonly Current[]): readonly Kind[] => {
	const said = itemsOf(seen.find(({ question }) => question === 'about-me/very-bad')?.value ?? null);
	return KINDS.filter((kind) => said.some(({ option }) => option === kind));
};
