import type { Words } from '$lib/words';
import type { Current } from '../../questions/answer';
import { after } from '../../questions/page';
import { linesOf } from '../../questions/say';
import { isTold, questionOf, type QuestionSet } from '../../questions/set';

/** What somebody sees right after they told of what happened to them (experience.md A7). */
export type Calm = {
	/** Nobody but the person can read what they told last. */
	readonly onlyMe: boolean;
	/** What they said helps them, best first, as they said it. */
	readonly helps: readonly { readonly text: string; readonly language: string }[];
	/** The question after the one they told; null at the end. */
	readonly next: string | null;
};

/** What was told last, and what can follow it. */
export const calmAfter = (words: Words, set: QuestionSet, answers: readonly Current[]): Calm => {
	const told = answers
		.filter(({ question }) => set.questions.some((one) => isTold(one) && question === `${set.id}/${one.id}`))
		.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())[0];
	const helps = questionOf(set, 'helps');
	const picks = answers.find(({ question }) => question === `${set.id}/helps`);
	return {
		onlyMe: (told?.audience.groups.length ?? 0) + (told?.audience.named.length ?? 0) === 0,
		helps: helps && picks ? linesOf(words, set, helps, picks, []).slice(0, 3) : [],
		next: told ? (after(set, told.question.slice(set.id.length + 1), answers)?.id ?? null) : null
	};
};
