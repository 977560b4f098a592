import type { Words } from '$lib/words';
import type { Answer, Current, Rendering } from './answer';
import { linesOf, type Line } from './say';
import { questionOf, type QuestionSet } from './set';

/** Something a helper or staff typed, as the person is asked about it. */
export type ToCheck = {
	readonly id: string;
	readonly title: string;
	readonly by: string;
	readonly told: boolean;
	readonly lines: readonly Line[];
	/** Its state, when it is not an answer in words: skipped, not sure … */
	readonly state: Answer['state'];
	/** Who may see it once it is the person's: as the answer before it, else as the question starts. */
	readonly audience: readonly string[];
};

/** What waits for the person's check, one entry for each question: the newest that was typed. */
export const toCheck = (
	words: Words,
	sets: readonly QuestionSet[],
	waiting: readonly Answer[],
	renderings: readonly Rendering[],
	answers: readonly Current[]
): ToCheck[] =>
	waiting.flatMap((answer) => {
		const set = sets.find((one) => answer.question.startsWith(`${one.id}/`));
		const question =
			set === undefined ? undefined : questionOf(set, answer.question.slice(set.id.length + 1));
		if (set === undefined || question === undefined) return [];
		const before = answers.find((one) => one.question === answer.question);
		return [
			{
				id: answer.id,
				title: words.t(`${set.id}:${question.id}.title`),
				by: answer.typist,
				told: answer.toldAtIntake !== null,
				lines: linesOf(words, set, question, answer, renderings),
				state: answer.state,
				audience:
					before === undefined ? question.audience : [...before.audience.groups, ...before.audience.named]
			}
		];
	});
