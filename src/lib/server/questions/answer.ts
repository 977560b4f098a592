import type { Mark, Reader } from './set';

/** What about "nothing in particular" or "the person's own voice" is stored as. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** One line of a list. Its id stays while it is reworded, so that others can refer to it. */
export type Item = {
	readonly id: string;
	/** In the person's own words; absent when it is one of the question's options. */
	readonly text?: string;
	/** The key of an option, whose words are in the locale files. */
	readonly option?: string;
	/** Room for more behind the line. */
	readonly more?: string;
	/** What stands beside the line, by the names of the question's parts. */
	readonly parts?: Readonly<Record<string, string>>;
	/** What the line is for: an item of an earlier answer, with its words where it was no option. */
	readonly about?: { readonly id: string; readonly text?: string };
	/** When a proposal brought this line, as an ISO instant. */
	readonly since?: string;
};

/** The value of an answered question, by the kind of question. */
export type Value =
	| { readonly text: string }
	| { readonly items: readonly Item[] }
	| { readonly choice: string; readonly note?: string }
	| { readonly rows: Readonly<Record<string, number | Mark>>; readonly note?: string }
	| { readonly date: string };

export const states = ['answered', 'skipped', 'not-sure', 'not-now', 'does-not-apply'] as const;
export type State = (typeof states)[number];

/** Who may see an answer besides whose it is: readers by group and named accounts. Neither means nobody else. */
export type Audience = { readonly groups: readonly Reader[]; readonly named: readonly string[] };

export type Answer = {
	readonly id: string;
	/** Set and question: `about-me/helps`. */
	readonly question: string;
	/** The episode it is about, or `nobody`. */
	readonly context: string;
	/** The staff account whose words these are, or `nobody` for the person's own. */
	readonly voice: string;
	readonly setVersion: number;
	readonly state: State;
	readonly value: Value | null;
	/** Language code of what was typed. */
	readonly language: string;
	/** The account that typed it, and how it is named to others. */
	readonly typedBy: string;
	readonly typist: string;
	readonly toldAtIntake: string | null;
	/** As what somebody of the staff wrote down what they were told. */
	readonly typedAs?: 'speech-pathologist' | null;
	readonly base: string | null;
	readonly proposal: string | null;
	readonly writtenAt: Date;
};

/** The answer that holds now, with who may see it. */
export type Current = Answer & { readonly audience: Audience };

/** An answer or one of its items in another language; beside it, never over it. */
export type Rendering = {
	readonly answerId: string;
	readonly item: string | null;
	readonly language: string;
	readonly wording: string;
	readonly madeBy: string;
	readonly how: 'human' | 'machine';
	readonly checkedBy: string | null;
};

export const itemsOf = (value: Value | null): readonly Item[] =>
	value !== null && 'items' in value ? value.items : [];

/**
 * The items to store after an edit: an item keeps its id; one whose words changed is no longer "new since".
 * @param before the items of the answer that was shown
 */
export const keepIdentity = (before: readonly Item[], after: readonly Item[]): Item[] => {
	const known = new Map(before.map((item) => [item.id, item]));
	return after.map((item) => {
		const old = known.get(item.id);
		const same = old !== undefined && old.text === item.text && old.option === item.option;
		return same && old.since !== undefined ? { ...item, since: old.since } : item;
	});
};
