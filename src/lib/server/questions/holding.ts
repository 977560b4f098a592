import { itemsOf, type Audience, type Item, type Value } from './answer';
import type { Reader } from './set';
import type { Place } from './store';

/** What holds of an answer and who sees it; `answerId` null: none holds. */
export type Pointing = { readonly answerId: string | null; readonly audience: Audience };

/** An answer that is one thing until the person confirms, and another from then on. */
export type Moved = {
	readonly place: Pick<Place, 'question' | 'context'>;
	readonly before: Pointing;
	readonly after: Pointing & { readonly answerId: string };
};

/** Who reads what is shared with the card reads what the team may. */
const reach = (groups: readonly Reader[]): readonly Reader[] =>
	groups.includes('card') ? [...groups, 'care-team'] : groups;

/** What of `after` those of `before` could see already. */
export const narrowed = (before: Audience, after: Audience): Audience => ({
	groups: after.groups.filter((group) => reach(before.groups).includes(group)),
	named: after.named.filter((id) => before.named.includes(id))
});

/** Whether anybody may see it now who could not before. */
export const widens = (before: Audience, after: Audience): boolean => {
	const still = narrowed(before, after);
	return still.groups.length < after.groups.length || still.named.length < after.named.length;
};

const same = (one: Item, other: Item): boolean =>
	one.option === undefined && other.option === undefined
		? one.text === other.text
		: one.option === other.option;

/** The lines of `before` that `after` no longer holds. */
export const lostIn = (before: Value | null, after: Value | null): readonly Item[] =>
	itemsOf(before).filter((old) => !itemsOf(after).some((item) => same(old, item)));

/** Everything of both: what was there, then what is new. */
export const keptWith = (before: Value | null, after: Value | null): { readonly items: readonly Item[] } => ({
	items: [...itemsOf(before), ...lostIn(after, before)]
});
