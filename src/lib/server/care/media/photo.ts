import { seenSize, type Media } from './media';

/** Most bytes of a photo: up to five stand on one page of a ward's slow computer. */
export const mostOfPhoto = 307_200;
/** Dots a side that a photo is made smaller to on the phone, where that can be done. */
export const sideOfPhoto = 640;

/** The person's photo as they see it themselves. */
export type Photo = Pick<Media, 'id' | 'width' | 'height' | 'turn'> & {
	/** Staff see it where two people are alike. */
	readonly open: boolean;
	/** What waits for the person's own word before staff may see it; null when nothing does. */
	readonly hold: string | null;
};

/** A photo beside the name and birth date of one of several people who are alike. */
export type Beside = Pick<Media, 'id' | 'width' | 'height' | 'turn'> & {
	readonly personId: string;
	/** From which unit it was looked for them: the photo is shown there. */
	readonly unitId: string;
};

/** Where a photo is fetched from, and how large it is once turned. */
export const photoShown = (one: Beside) => ({
	src: `/units/${one.unitId}/photos/${one.id}`,
	...seenSize(one)
});
