import { itemsOf, type Answer } from './answer';
import type { QuestionSet } from './set';

/** An option that a place has or has not. `what` names it everywhere: `about-me/helps/animal`. */
export type Offered = {
	readonly what: string;
	/** Set and question: `about-me/helps`. */
	readonly question: string;
	/** Keys of the words of the question and of the option. */
	readonly title: string;
	readonly label: string;
};

/** Every option of the sets that a place may be unable to offer, in the order it is asked. */
export const offeredIn = (sets: Iterable<QuestionSet>): Offered[] =>
	[...sets].flatMap((set) =>
		set.questions
			.filter(({ offered }) => offered === true)
			.flatMap((question) =>
				(question.options ?? []).map((option) => ({
					what: `${set.id}/${question.id}/${option}`,
					question: `${set.id}/${question.id}`,
					title: `${set.id}:${question.id}.title`,
					label: `${set.id}:${question.id}.option.${option}`
				}))
			)
	);

/**
 * The option that a line of an answer is, by the same name; null where it is somebody's own words.
 * @param line the item's id, null for the answer as a whole, and whether the words are a person's
 */
export const optionOf = (
	answer: Pick<Answer, 'question' | 'value'>,
	line: { readonly item: string | null; readonly own: boolean }
): string | null => {
	const { value, question } = answer;
	if (value === null || line.own) return null;
	const option = 'choice' in value ? value.choice : itemsOf(value).find(({ id }) => id === line.item)?.option;
	return option === undefined ? null : `${question}/${option}`;
};
