import type { Words } from '$lib/words';
import { questionOf, type QuestionSet } from '../../questions/set';
import { entryWord } from '../sharing/hiding';
import type { LeftOut } from '../sharing/leave-out-acts';
import { entriesAbout } from './leave-out';
import { ownSets } from './own-sets';

/** How a question of the person's side is called on a page. */
export const titleOf = (words: Words, question: string, sets: readonly QuestionSet[] = ownSets()): string =>
	words.t(`${sets.find((set) => questionOf(set, question))?.id}:${question}.title`);

/** The page on which somebody is left out: who, what of, and who is left out of what already. */
export const leaveOutView = (
	words: Words,
	{ known, hidden }: LeftOut,
	context: string,
	sets: readonly QuestionSet[] = ownSets()
) => {
	const entries = entriesAbout(context, sets);
	const title = (question: string): string => titleOf(words, question, sets);
	const outOf = (account: string): string[] =>
		[...entries].flatMap(([question, entry]) =>
			hidden.some((one) => one.accountId === account && entryWord(one) === entryWord(entry)) ? [question] : []
		);
	return {
		people: known.map(({ id, name }) => ({ value: id, label: name })),
		questions: [...entries.keys()].map((question) => ({ value: question, label: title(question) })),
		already: known.flatMap(({ id, name }) => {
			const questions = outOf(id);
			if (questions.length === 0) return [];
			const all = questions.length === entries.size;
			return [
				{
					id,
					name,
					what: all ? [words.t('leave-out:already.all')] : questions.map((question) => title(question))
				}
			];
		})
	};
};
