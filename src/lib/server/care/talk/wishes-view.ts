import type { Words } from '$lib/words';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import type { Joint } from './acts';

/**
 * What the person wants to be different next time, a line each, that is no finding yet: drafts of what can be suggested
 * to them, in their words.
 */
export const wishesView = (words: Words, { told, renderings, findings }: Joint) => {
	const set = setOf('debrief-person');
	const question = questionOf(set, 'change');
	const answer = told.find((one) => one.question === `${set.id}/change` && one.state === 'answered');
	if (question === undefined || answer === undefined) return [];
	return linesOf(words, set, question, answer, renderings)
		.filter(({ text }) => !findings.some(({ wording }) => wording === text))
		.map(({ text, language }) => ({ text, language }));
};
