import type { Pack } from './pack';
import type { ReviewKind } from './vocabulary';

/** Days that a pack gives for a review of this kind, counted from the day it opens; null: it names none. */
export const reviewDays = ({ reviews = [] }: Pick<Pack, 'reviews'>, kind: ReviewKind): number | null =>
	reviews.find((rule) => rule.of === kind)?.days ?? null;
