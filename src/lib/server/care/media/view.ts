import type { Words } from '../../../words';
import { backUntil, seenSize, type Media } from './media';

/** A picture or a sound as a page shows it. */
export type MediaView = {
	readonly id: string;
	readonly kind: Media['kind'];
	readonly words: string;
	readonly language: string;
	readonly width: number;
	readonly height: number;
	readonly state: Media['state'];
	readonly as: Media['addedAs'];
	readonly by: string;
	readonly at: string;
	/** The day until which it can be put back; null when it cannot, or is not off. */
	readonly until: string | null;
};

export const mediaView = (words: Words, zone: string, now: Date, one: Media): MediaView => {
	const until = backUntil(one, now);
	return {
		id: one.id,
		kind: one.kind,
		words: one.words,
		language: one.language,
		...seenSize(one),
		state: one.state,
		as: one.addedAs,
		by: one.by,
		at: words.date(one.addedAt, zone),
		until: until === null ? null : words.date(until, zone)
	};
};
