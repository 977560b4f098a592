import type { Translate } from '$lib/words';

/** Words for wrong answers, by the name of the field they belong to. */
export type Problems = Readonly<Record<string, string>>;

/** The id a field's first control has, so that an error summary can lead to it. */
export const fieldId = (name: string): string => `f-${name}`;

/** Turns the problem keys an action returned into words; nothing wrong gives an empty record. */
export const sayProblems = (t: Translate, problems: Problems | null | undefined): Problems =>
	Object.fromEntries(Object.entries(problems ?? {}).map(([name, key]) => [name, t(key)]));

/** The ids a control is described by: its hint and its problem, when it has them. */
export const describedBy = (name: string, hint?: string, problem?: string): string | undefined =>
	[hint && `${fieldId(name)}-hint`, problem && `${fieldId(name)}-problem`].filter(Boolean).join(' ') ||
	undefined;

/** What was typed, by field, as an action returns it. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** Asks what was typed into a field: the first of it, empty when nothing was. */
export const typedIn =
	(typed: Typed | null | undefined) =>
	(field: string): string =>
		typed?.[field]?.[0] ?? '';

/** What a telephone takes of a number: digits and a leading plus. */
export const dialled = (number: string): string => number.replace(/[^\d+]/g, '');
