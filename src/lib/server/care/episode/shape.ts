/**
 * What one fact of an episode is made of: named parts, each words, a choice, several choices, an instant or an id.
 * One shape serves the form (strings in), the database (JSON in and out) and the types.
 */
export type Part = { readonly needed: boolean } & (
	| { readonly kind: 'words'; readonly most: number }
	| { readonly kind: 'choice'; readonly choices: readonly string[] }
	| { readonly kind: 'choices'; readonly choices: readonly string[] }
	/** `ahead`: it may lie in the future, such as the end of an order. */
	| { readonly kind: 'instant'; readonly ahead?: true }
	| { readonly kind: 'id' }
);
export type Shape = Readonly<Record<string, Part>>;

type Content<P> = P extends { kind: 'choice'; choices: readonly (infer C)[] }
	? C
	: P extends { kind: 'choices'; choices: readonly (infer C)[] }
		? readonly C[]
		: P extends { kind: 'instant' }
			? Date
			: string;
/** The value of a shape; a part that is not needed is null when it was left empty. */
export type ValueOf<S> = {
	readonly [K in keyof S]: S[K] extends { needed: true } ? Content<S[K]> : Content<S[K]> | null;
};

/** Words of at most so many characters. */
export const words = (most: number) => ({ kind: 'words', most, needed: false }) as const;
export const choice = <const C extends string>(choices: readonly C[]) =>
	({ kind: 'choice', choices, needed: false }) as const;
export const choices = <const C extends string>(choices: readonly C[]) =>
	({ kind: 'choices', choices, needed: false }) as const;
export const instant = { kind: 'instant', needed: false } as const;
/** A moment that may be still to come. */
export const later = { kind: 'instant', ahead: true, needed: false } as const;
export const id = { kind: 'id', needed: false } as const;
export const needed = <P extends Part>(part: P): Omit<P, 'needed'> & { readonly needed: true } => ({
	...part,
	needed: true
});

/** The keys of a record that must name every member of a union, as a list: a new member fails to compile. */
export const every = <const T extends string>(all: Readonly<Record<T, true>>): readonly T[] =>
	Object.keys(all) as T[];

/** A field that stands once: its newest row holds. */
export const one = <const S extends Shape>(shape: S) => ({ many: false, shape }) as const;
/** A field that repeats: the newest row of each item holds. */
export const many = <const S extends Shape>(shape: S) => ({ many: true, shape }) as const;
/** What can be said to a plain question. */
export const answers = ['yes', 'no', 'not-known'] as const;
