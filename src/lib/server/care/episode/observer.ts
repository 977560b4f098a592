import { isId } from '$lib/id';
import { standingAll, type Fact } from './episode';
import type { Field } from './fields';

/** Where a field says who looked or watched: by name, and by account where somebody was picked from the staff. */
const places: Partial<Record<Field, { readonly name: string; readonly account: string }>> = {
	check: { name: 'by', account: 'by-account' },
	watch: { name: 'who', account: 'who-account' }
};

/** The two parts that belong together in a field that says who looked; null in any other field. */
export const observerIn = (field: Field) => places[field] ?? null;

/** Whether a part of a field holds the account behind a name: nobody types it, and it is no words to be read. */
export const isAccountPart = (field: Field, part: string): boolean => places[field]?.account === part;

/** Somebody who can be picked. */
export type Known = { readonly id: string; readonly name: string };

/** Whom this record can name by account: staff of the unit, and who was picked while they were. */
export const knownIn = ({
	colleagues,
	facts
}: {
	readonly colleagues: readonly Known[];
	readonly facts: readonly Fact[];
}): readonly Known[] => {
	const picked = [
		...standingAll(facts, 'check').map(({ value }) => ({ id: value['by-account'], name: value.by })),
		...standingAll(facts, 'watch').map(({ value }) => ({ id: value['who-account'], name: value.who }))
	].flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }]));
	return [...new Map([...picked, ...colleagues].map((one) => [one.id, one])).values()];
};

/** Who looked, as a form says it; `account` null: a name somebody typed. */
export type Looked = { readonly name: string; readonly account: string | null };

type Chosen =
	Looked | { readonly problem: 'episode:problem.not-a-choice' | 'episode-checks:problem.one-of-two' };

/**
 * Who a form says looked: an account of the list, or a name for somebody who has none here. Both at once are asked
 * about, unless they are the same; nothing is dropped. A name instead of an account is taken as it was typed.
 */
export const readObserver = (picked: string, typed: string, known: readonly Known[]): Chosen => {
	if (!isId(picked)) return { name: typed || picked, account: null };
	const one = known.find(({ id }) => id === picked);
	if (!one) return { problem: 'episode:problem.not-a-choice' };
	if (typed !== '' && typed.trim() !== one.name) return { problem: 'episode-checks:problem.one-of-two' };
	return { name: one.name, account: one.id };
};
