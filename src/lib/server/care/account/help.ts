import type { Current, Value } from '../../questions/answer';
import type { Question } from '../../questions/set';
import { ownQuestion } from './own-sets';

/**
 * What somebody can ask for after an episode; `own`: in their own words; `pressure`: that managers read what they wrote
 * of threats or pressure.
 */
export const kinds = [
	...(['pain', 'talk', 'peer', 'faith', 'doctor', 'family'] as const),
	...(['complaint', 'lawyer', 'rest', 'own', 'pressure'] as const)
];
export type Kind = (typeof kinds)[number];

/** One thing asked for. `words` with `own` and `pressure` alone. */
export type Wish = { readonly kind: Kind; readonly words: string | null };

/** Whom it reached so far; `everybody`: nobody is left to be asked. */
export type WentTo = 'nobody' | 'team' | 'manager' | 'manager-alone' | 'everybody';

/**
 * What somebody asked for, and how it stands: who was asked so far, of those who really are there (`access.help_went_to`).
 */
export type Asked = Wish & {
	readonly id: string;
	readonly askedAt: Date;
	readonly wentTo: WentTo;
	/** How somebody else is named who passed it on for them, on their spoken yes. */
	readonly passedOnBy: string | null;
	readonly answers: readonly {
		readonly step: 'seen' | 'done';
		readonly by: string;
		readonly at: Date;
		readonly words: string | null;
	}[];
};

/** Whether it was asked for and is not done yet. */
export const isOpen = ({ answers }: Asked): boolean => !answers.some(({ step }) => step === 'done');

/** What whoever types for somebody can pass on for them: pain alone, unless it waits already. */
export const spokenWish = (asked: readonly Asked[]): Wish[] =>
	asked.some((one) => one.kind === 'pain' && isOpen(one)) ? [] : [{ kind: 'pain', words: null }];

/** The wish to be left in peace is not ticked beforehand: it is told to others only when somebody wants that. */
export const tickedBefore = (wishes: readonly Wish[]): Wish[] => wishes.filter(({ kind }) => kind !== 'rest');

const isKind = (name: string): name is Kind => kinds.some((one) => one === name);

/** What an answer asks for that can be passed on: pain that is there now, and whatever support was picked. */
export const wantedIn = (question: Question, value: Value | null): Wish[] => {
	if (!question.passedOn || value === null) return [];
	if ('choice' in value)
		return value.choice === 'yes'
			? [{ kind: question.id === 'pressure-tell' ? 'pressure' : 'pain', words: null }]
			: [];
	if (!('items' in value)) return [];
	// A child who was hurt is asked whether somebody shall see it now.
	if (question.id === 'child-body')
		return value.items.some(({ option }) => option === 'hurt') ? [{ kind: 'pain', words: null }] : [];
	return value.items.flatMap(({ option, text }): Wish[] => {
		if (option !== undefined) return isKind(option) ? [{ kind: option, words: null }] : [];
		return text ? [{ kind: 'own', words: text }] : [];
	});
};

const same = (one: Wish, other: Wish): boolean => one.kind === other.kind && one.words === other.words;

/** What the person's answers ask for and was not passed on since they were written. */
export const stillWanted = (answers: readonly Current[], asked: readonly Asked[]): Wish[] => {
	const pressed = answers.find(({ question }) => question === 'debrief-person/pressure')?.value ?? null;
	const written = pressed !== null && 'note' in pressed ? (pressed.note ?? null) : null;
	return (
		answers
			.flatMap(({ question, value, writtenAt }) => {
				const found = ownQuestion(question);
				const wishes = found === undefined ? [] : wantedIn(found, value);
				return wishes.map((wish) => ({
					wish: wish.kind === 'pressure' ? { ...wish, words: written } : wish,
					writtenAt
				}));
			})
			.filter(
				({ wish, writtenAt }) =>
					!asked.some((one) => same(one, wish) && (isOpen(one) || one.askedAt >= writtenAt))
			)
			.map(({ wish }) => wish)
			// Pain that was told twice is asked for once.
			.filter((wish, place, all) => all.findIndex((one) => same(one, wish)) === place)
	);
};
