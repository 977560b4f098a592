import type { Words } from '$lib/words';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import { linesOf, type Line } from '../../questions/say';
import { inOrder, questionOf, type QuestionSet } from '../../questions/set';
import type { Account } from './acts';
import { ownSets } from './own-sets';
import { planLines } from './plan-used';

/** One answer as it is read beside others: the question, its lines, and whose it is when several answer it. */
export type Told = {
	readonly id: string;
	readonly title: string;
	readonly lines: readonly Line[];
	/** Empty for the person's own. */
	readonly by: string;
};

/** Answers of one set in its order, those that were given; lines of the plan stand on a page of their own. */
export const toldOf = (
	words: Words,
	set: QuestionSet,
	answers: readonly Current[],
	renderings: readonly Rendering[],
	nameOf: (voice: string) => string
): Told[] => {
	const order = inOrder(set).map(({ id }) => `${set.id}/${id}`);
	return answers
		.filter((one) => one.state === 'answered' && one.question !== planLines && order.includes(one.question))
		.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
		.flatMap((one) => {
			const question = questionOf(set, one.question.slice(set.id.length + 1));
			if (question === undefined) return [];
			return [
				{
					id: one.id,
					title: words.t(`${set.id}:${question.id}.title`),
					lines: linesOf(words, set, question, one, renderings),
					by: one.voice === nobody ? '' : nameOf(one.voice)
				}
			];
		});
};

/** Whether the person went through the lines of their plan. */
export const hasPlanLines = (answers: readonly Current[]): boolean =>
	answers.some(({ question, state }) => question === planLines && state === 'answered');

/** What the person told, for somebody they let see it. */
export const accountView = (words: Words, { after, answers, renderings }: Account) => ({
	day: words.dateTime(after.startedAt, after.zone),
	told: ownSets().flatMap((set) => toldOf(words, set, answers, renderings, () => '')),
	/** Line by line on a page of its own, beside what staff wrote. */
	planUsed: hasPlanLines(answers)
});
