import { createHash } from 'node:crypto';
import type { Current, Item, Value } from '../../questions/answer';
import { inOrder, type QuestionSet } from '../../questions/set';
import { CHOICE_PART, type DirectiveItem } from '../../standards/directive-state';

/** Questions about the paper itself: no wish, so nothing of them is in force or taken back by itself. */
const aboutItself = ['starts-on', 'review-on', 'ends-on', 'capacity', 'withdraw-incapable', 'strength'];

/** Names a line of a directive in a form and in a withdrawal: its question, and its item where it has several. */
export const partOf = (question: string, item: string | null): string =>
	item === null ? question : `${question} ${item}`;

/** The same line named for one version: the rules compare versions, and a line may say something else in each. */
export const itemId = (version: string, part: string): string => `${version} ${part}`;

const contentOf = (question: string, said: unknown): string =>
	createHash('sha256')
		.update(JSON.stringify([question, said]))
		.digest('hex');

const wordsOf = ({ text, option, more }: Item): unknown => [text ?? null, option ?? null, more ?? null];

type Said = { readonly part: string; readonly content: string };

/** A line as the rules know it: two with the same content say the same. */
export const lineOf = (question: string, item: Item): Said => ({
	part: partOf(question, item.id),
	content: contentOf(question, wordsOf(item))
});

/** The same of an answer without lines. */
export const wholeOf = (question: string, value: Value): Said => ({
	part: partOf(question, null),
	content: contentOf(question, value)
});

const saidIn = (question: string, value: Value): Said[] =>
	'items' in value ? value.items.map((item) => lineOf(question, item)) : [wholeOf(question, value)];

export const isWish = (question: string): boolean =>
	!aboutItself.some((name) => question === `directive/${name}`);

const isShared = ({ audience }: Current): boolean =>
	audience.groups.includes('card') || audience.groups.includes('care-team');

/**
 * The lines of a version as the rules know them. A line that the person shares is a wish from when it was written,
 * though nobody signed it yet.
 */
export const itemsOf = (version: string, answers: readonly Current[]): DirectiveItem[] =>
	answers
		.filter(({ question, state }) => state === 'answered' && isWish(question))
		.flatMap((answer) =>
			(answer.value === null ? [] : saidIn(answer.question, answer.value)).map(({ part, content }) => ({
				id: itemId(version, part),
				content,
				wishedAt: isShared(answer) ? answer.writtenAt : null
			}))
		);

/** What a withdrawal's parts are to the rules: the lines of a version, or the choice. */
export const partsFor = (
	version: string,
	parts: readonly string[] | null,
	items: readonly DirectiveItem[]
): string[] | null =>
	parts?.flatMap((part) => {
		if (part === CHOICE_PART) return [CHOICE_PART];
		const whole = itemId(version, part);
		return items.map(({ id }) => id).filter((id) => id === whole || id.startsWith(`${whole} `));
	}) ?? null;

/** A question whose every line is taken back is taken back itself: then nobody else reads its answer at all. */
export const withWholeQuestions = (
	version: string,
	parts: readonly string[],
	items: readonly DirectiveItem[]
): string[] => {
	const taken = new Set(partsFor(version, parts, items));
	const questions = new Set(parts.flatMap((part) => part.split(' ')[0] ?? []));
	return [
		...parts,
		...[...questions].filter(
			(question) =>
				!parts.includes(question) &&
				items.filter(({ id }) => id.startsWith(`${version} ${question} `)).every(({ id }) => taken.has(id))
		)
	];
};

/** The date an answer names, or null. */
export const dateIn = (answers: readonly Current[], name: string): Date | null => {
	const value = answers.find(({ question }) => question === `directive/${name}`)?.value ?? null;
	return value !== null && 'date' in value ? new Date(`${value.date}T00:00:00Z`) : null;
};

/** Yes or no to "may I cancel it while I am found unable to decide"; null while it was not answered. */
export const choiceIn = (answers: readonly Current[]): boolean | null => {
	const value = answers.find(({ question }) => question === 'directive/withdraw-incapable')?.value ?? null;
	return value !== null && 'choice' in value ? value.choice === 'yes' : null;
};

/** The set without what these rules do not ask for. */
export const askedUnder = (
	set: QuestionSet,
	asks: { readonly choice: boolean; readonly ownEnd: boolean }
): QuestionSet => {
	const left = [...(asks.choice ? [] : ['withdraw-incapable']), ...(asks.ownEnd ? [] : ['ends-on'])];
	return {
		...set,
		sections: set.sections
			.map((one) => ({ ...one, questions: one.questions.filter((id) => !left.includes(id)) }))
			.filter(({ questions }) => questions.length > 0),
		questions: set.questions.filter(({ id }) => !left.includes(id))
	};
};

/** Answers in the order they are asked. */
export const inAskedOrder = (set: QuestionSet, answers: readonly Current[]): Current[] =>
	inOrder(set).flatMap(
		({ id }) =>
			answers.find(({ question, state }) => question === `${set.id}/${id}` && state === 'answered') ?? []
	);

/**
 * What of a version's answer goes into the next one: the lines in force. What was taken back is not said anew by
 * beginning to write.
 * @param inForce ids of the lines that count today
 * @param choice whether the choice about cancelling still counts
 */
export const stillSaid = (
	version: string,
	answer: Current,
	inForce: readonly string[],
	choice: boolean
): Current | null => {
	if (answer.question === 'directive/withdraw-incapable') return choice ? answer : null;
	const { value } = answer;
	if (!isWish(answer.question) || value === null) return answer;
	const counts = (item: string | null) => inForce.includes(itemId(version, partOf(answer.question, item)));
	if (!('items' in value)) return counts(null) ? answer : null;
	const items = value.items.filter(({ id }) => counts(id));
	return items.length === 0 ? null : { ...answer, value: { ...value, items } };
};
