import type { Words } from '../../../words';
import { nobody, type Answer, type Current, type Rendering, type State } from '../../questions/answer';
import { linesOf, type Line } from '../../questions/say';
import { inOrder, type QuestionSet } from '../../questions/set';
import type { LackingNow } from '../service/lack';
import type { Inputs } from './line';
import { lackInFull, lackOf } from './not-here';
import { contactLines } from './people-lines';

/** A line of the plan; `lacks` says what of it is missing where the person is. */
export type PlanLine = Line & { readonly lacks: readonly string[] };

export type PlanRow = {
	readonly question: string;
	readonly title: string;
	/** How it was left, when it holds no lines. */
	readonly state: Exclude<State, 'answered'> | null;
	readonly lines: readonly PlanLine[];
	/** Who was told and when, for what the person has not checked. */
	readonly told: { readonly by: string; readonly at: Date } | null;
	/** To whom the person said it first, and when, for what they found right since. */
	readonly heard: { readonly by: string; readonly at: Date } | null;
	/** Kept by the person for themselves, or for named people alone. */
	readonly own: boolean;
};

export type PlanPart = { readonly id: string; readonly title: string; readonly rows: readonly PlanRow[] };

export type Plan = { readonly parts: readonly PlanPart[]; readonly people: readonly string[] };

const isOfThePlan = ({ voice, context }: Current): boolean => voice === nobody && context === nobody;

const isForStaff = (answer: Current): boolean =>
	isOfThePlan(answer) && answer.audience.groups.some((one) => one === 'card' || one === 'care-team');

const rowOf = (
	set: QuestionSet,
	question: QuestionSet['questions'][number],
	answer: Answer | Current,
	told: boolean,
	words: Words,
	renderings: readonly Rendering[],
	lacking: readonly LackingNow[] | undefined
): PlanRow => ({
	question: answer.question,
	title: words.t(`${set.id}:${question.id}.title`),
	state: answer.state === 'answered' ? null : answer.state,
	lines: linesOf(words, set, question, answer, renderings).map((line) => ({
		...line,
		lacks: lackOf(answer, line, lacking).map((lack) => lackInFull(words, lack))
	})),
	told: told ? { by: answer.typist, at: answer.writtenAt } : null,
	heard: !told && answer.toldAtIntake !== null ? { by: answer.typist, at: answer.writtenAt } : null,
	own: !told && 'audience' in answer && !isForStaff(answer)
});

/**
 * Everything the person shares with those who treat them, in the order it was asked. A question of which nothing
 * is shared has no row: whether it was kept private, left out or never asked cannot be told apart.
 * @param all with what the person keeps for themselves: for their own eyes
 */
export const planOf = (inputs: Inputs, all = false): Plan => {
	const { words, renderings } = inputs;
	const parts = [...inputs.sets]
		.filter(({ voice, context }) => voice === 'person' && context === 'none')
		.flatMap((set) =>
			set.sections.map((section) => ({
				id: `${set.id}/${section.id}`,
				title: words.t(`${set.id}:section.${section.id}.title`),
				rows: inOrder(set)
					.filter(({ id }) => section.questions.includes(id))
					.flatMap((question) => {
						const key = `${set.id}/${question.id}`;
						const ofIt = ({ question: name }: Answer): boolean => name === key;
						return [
							...inputs.answers.filter(all ? isOfThePlan : isForStaff).filter(ofIt),
							...inputs.told.filter(({ toldAtIntake }) => toldAtIntake !== null).filter(ofIt)
						].map((answer) =>
							rowOf(set, question, answer, inputs.told.includes(answer), words, renderings, inputs.lacking)
						);
					})
			}))
		)
		.filter(({ rows }) => rows.length > 0);
	return { parts, people: contactLines(inputs).map(({ text }) => text) };
};
