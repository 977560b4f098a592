import { itemsOf, type Current } from '../../questions/answer';
import type { QuestionSet } from '../../questions/set';
import { KINDS, type Kind } from '../../standards/vocabulary';
import { setOf } from '../../questions/sets';
import type { CardLine } from '../crisis-plan/card-acts';
import type { CardWish } from '../directive/on-card';
import { planItemKey, type PlanItem } from './episode';

/** A strategy is what helps the person feel calm; a wish is what staff should or should not do. */
export type LineKind = 'strategy' | 'wish';

/** What the person does or uses to feel calm. Whether these were tried first is asked of every episode (S0-09). */
const strategies: readonly string[] = [
	...['about-me/helps', 'about-me/sensory', 'about-me/places'],
	...['directive/calm', 'crisis-plan/helped']
];
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

/** A line that an episode is asked about; `shown` is the answer, or the wording of the crisis plan, that said it. */
export type AskedLine = PlanItem & { readonly kind: LineKind; readonly shown: string };

const linesIn = (set: QuestionSet, answer: Current, items: readonly (string | null)[]): AskedLine[] => {
	const kind = kindOf(set, answer.question);
	if (kind === null) return [];
	return items.flatMap((item) =>
		item === null ? [] : [{ kind, question: answer.question, item, shown: answer.id }]
	);
};

/** What counts today of what the person decided ahead. What nobody witnessed yet is asked about nowhere. */
const decidedAhead = (wishes: readonly CardWish[]): AskedLine[] =>
	wishes
		.filter(({ wished }) => wished === 'in-force' || wished === 'to-confirm')
		.flatMap(({ answer, items }) => linesIn(setOf('directive'), answer, items));

/** What was agreed for a crisis. Signs and health are no wishes. */
const agreedAhead = (lines: readonly CardLine[]): AskedLine[] =>
	lines.flatMap(({ source, slot }) =>
		source === undefined || !wishSlots.includes(slot)
			? []
			: [
					{
						kind: strategies.includes(source.question) ? ('strategy' as const) : ('wish' as const),
						question: source.question,
						item: source.item,
						shown: source.answerId
					}
				]
	);

/**
 * The lines of a person's plan that an episode is asked about: what they decided ahead, what was agreed for a crisis,
 * and what they say of any day, in the plan's own order.
 * @param seen the answers that hold now and that staff may see
 */
export const planLines = (
	set: QuestionSet,
	seen: readonly Current[],
	ahead: { readonly wishes: readonly CardWish[]; readonly crisis: readonly CardLine[] }
): readonly AskedLine[] => {
	const order = set.sections.flatMap(({ questions }) => questions.map((id) => `${set.id}/${id}`));
	const lines = [
		...decidedAhead(ahead.wishes),
		...agreedAhead(ahead.crisis),
		...[...seen]
			.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
			.flatMap((answer) =>
				linesIn(
					set,
					answer,
					itemsOf(answer.value).map(({ id }) => id)
				)
			)
	];
	// Directives of two places may hold the same line.
	return [...new Map(lines.map((line) => [planItemKey(line), line])).values()];
};

/** Kinds the person said are very bad for them, as far as staff may read it. */
export const veryBadIn = (seen: readonly Current[]): readonly Kind[] => {
	const said = itemsOf(seen.find(({ question }) => question === 'about-me/very-bad')?.value ?? null);
	return KINDS.filter((kind) => said.some(({ option }) => option === kind));
};
