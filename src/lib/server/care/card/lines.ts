import { nobody, type Answer, type Current } from '../../questions/answer';
import { linesOf as say } from '../../questions/say';
import { inOrder, type Question, type QuestionSet } from '../../questions/set';
import { lineFor } from './answer-line';
import { crisisLines } from './crisis-lines';
import { directiveLines } from './directive-lines';
import type { Inputs, Line } from './line';
import { contactLines } from './people-lines';
import { withShown } from './shown';
import { onlyOnce } from './twice';

const linesOf = (
	set: QuestionSet,
	question: Question,
	answer: Answer,
	told: boolean,
	inputs: Inputs
): Line[] => {
	const { card } = question;
	if (card === undefined || answer.state !== 'answered') return [];
	const all = say(inputs.words, set, question, answer, inputs.renderings);
	// A note to a choice is for the plan: the card says the choice.
	const kept = question.kind === 'choice' ? all.slice(0, 1) : all;
	return kept.map((said) => lineFor(set, question, answer, said, inputs, told));
};

/** On the card stands what the person wants there and nothing else. */
const isForTheCard = (answer: Current): boolean =>
	answer.voice === nobody && answer.context === nobody && answer.audience.groups.includes('card');

const newest = (answers: readonly Answer[]): Answer | undefined =>
	answers.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())[0];

/** What was told to staff holds until the person says something on the card about the same. */
const standingOf = (key: string, inputs: Inputs): { answer: Current | null; told: Answer | null } => {
	const answer = inputs.answers.find((one) => one.question === key && isForTheCard(one)) ?? null;
	const told = newest(inputs.told.filter((one) => one.question === key && one.toldAtIntake !== null)) ?? null;
	// A person's own words win over what a pathologist wrote, whenever that was.
	const isOver = (one: Answer): boolean =>
		answer !== null && (answer.writtenAt >= one.writtenAt || one.typedAs === 'speech-pathologist');
	return { answer, told: told !== null && isOver(told) ? null : told };
};

/**
 * Every line that may stand on the card, in the order of the parts' ranks. Only sets in the person's own voice about
 * nothing in particular count, and only questions that have a place on the card: what happened to somebody has none.
 */
export const cardLines = (inputs: Inputs): Line[] => {
	const ranked = [...inputs.sets]
		.filter(({ voice, context }) => voice === 'person' && context === 'none')
		.flatMap((set) => inOrder(set).map((question) => ({ set, question })))
		.filter(({ question }) => question.card !== undefined)
		.toSorted((a, b) => (a.question.card?.rank ?? 0) - (b.question.card?.rank ?? 0));
	const lines = [
		...contactLines(inputs),
		...directiveLines(inputs),
		...ranked.flatMap(({ set, question }) => {
			const { answer, told } = standingOf(`${set.id}/${question.id}`, inputs);
			return withShown(set, question, inputs, [
				...(answer === null ? [] : linesOf(set, question, answer, false, inputs)),
				...(told === null ? [] : linesOf(set, question, told, true, inputs))
			]);
		}),
		...crisisLines(inputs)
	];
	return onlyOnce(lines, inputs.words);
};
