import { isId } from '$lib/id';

/** What can be new after a no: something was done to the person, they changed their plan, or a change did not work. */
export const factKinds = ['episode', 'change', 'worked'] as const;
export type FactKind = (typeof factKinds)[number];

/** Something that happened, as a proposal names it. */
export type Fact = {
	readonly kind: FactKind;
	readonly id: string;
	readonly at: Date;
	/** The question whose answer the person changed; null for anything else. */
	readonly question: string | null;
};

/** That the person said no to the same before. */
export type No = { readonly id: string; readonly at: Date };

/** A no as whoever leads a talk reads it. `near`: for the same part, or much of the same words. */
export type EarlierNo = No & {
	readonly question: string;
	readonly wordings: Readonly<Record<string, string>>;
	readonly near: boolean;
};

/** A no as whom the directive names reads it; `same`: it is the very thing that they suggest. */
export type AgentNo = EarlierNo & { readonly same: boolean };

/**
 * Which of the noes near a suggestion whoever makes it names as something else, having read them; null when one of them
 * is not named: it may be the same in other words, which only people can tell.
 * @param readUntil when the page was made that showed them; null: it is not said that this is something else
 */
export const namedAsOther = (
	noes: readonly EarlierNo[],
	{ named, readUntil }: { readonly named: string | null; readonly readUntil: Date | null }
): readonly string[] | null => {
	const near = noes.filter((one) => one.near && one.id !== named);
	const read = near.filter(({ at }) => readUntil !== null && at <= readUntil);
	return read.length === near.length ? read.map(({ id }) => id) : null;
};

/** A fact as a form names it: `episode:<id>`. */
export const factWord = ({ kind, id }: Pick<Fact, 'kind' | 'id'>): string => `${kind}:${id}`;

/** The fact a form names, of those there are; null when it names none of them. */
export const factIn = (word: string, facts: readonly Fact[]): Fact | null => {
	const [, id = ''] = word.split(':');
	return isId(id) ? (facts.find((one) => factWord(one) === word) ?? null) : null;
};

/**
 * Whether something may be proposed: a no holds for everybody on the service's side until something is new, and the
 * proposal says what. The row is refused on the same ground (`access.keep_no`).
 */
export const mayPropose = (no: No | null, fact: Fact | null): 'yes' | 'said-no' | 'not-new' => {
	if (no === null) return 'yes';
	if (fact === null) return 'said-no';
	return fact.at > no.at ? 'yes' : 'not-new';
};
