import { inOrder, questionOf, type Question, type QuestionSet } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { ageAt } from '../../standards/zone';
import type { Wanted } from '../debrief/debrief';
import { planLines } from './plan-used';

/** The questions a person is asked after an episode: five with pictures, and all of them in words. */
export const ownSets = (): readonly QuestionSet[] => [setOf('debrief-child'), setOf('debrief-person')];

/**
 * The same questions where no record says anything of it: without the lines of the plan as they stood then, since nobody
 * kept them.
 */
export const unrecordedSets = (): readonly QuestionSet[] =>
	ownSets().map((set) => ({
		...set,
		sections: set.sections.map((section) => ({
			...section,
			questions: section.questions.filter((id) => `${set.id}/${id}` !== planLines)
		})),
		questions: set.questions.filter(({ id }) => `${set.id}/${id}` !== planLines)
	}));

/** A question of the person's side by its whole name, such as `debrief-person/before`; undefined for any other. */
export const ownQuestion = (key: string): Question | undefined => {
	const set = ownSets().find(({ id }) => key.startsWith(`${id}/`));
	return set === undefined ? undefined : questionOf(set, key.slice(set.id.length + 1));
};

/** Younger than this, the five pictures come first. A choice of Foreword's own: the questions stand below for anybody. */
const picturesBelow = 12;

/**
 * Whether the five pictures come first: by the age on the day it happened, or since the person wants pictures or began
 * with them.
 * @param born `YYYY-MM-DD`; null when it is not known
 */
export const picturesFirst = (
	born: string | null,
	startedAt: Date,
	zone: string,
	wanted: Wanted,
	answered: readonly { readonly question: string }[]
): boolean => {
	const five = setOf('debrief-child');
	const keys = inOrder(five).map(({ id }) => `${five.id}/${id}`);
	return (
		(born !== null && ageAt(born, startedAt, zone) < picturesBelow) ||
		wanted.way === 'pictures' ||
		answered.some(({ question }) => keys.includes(question))
	);
};
