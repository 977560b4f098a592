import type { Words } from '$lib/words';
import type { Talked } from './talked';

/** The last talk in one line, for pages where it stands beside other things; null when there was none. */
export const talkedLine = ({ t, day }: Words, last: Talked | null): string | null =>
	last === null ? null : t('talked:last', { date: day(last.on), name: last.by });

export type TalkRow = {
	readonly id: string;
	readonly text: string;
	readonly present: string;
	/** When it was written down. */
	readonly entered: string;
	readonly notSo: boolean;
};

/** Every talk, the latest first, for the person or for whoever else may read it. */
export const talkRows = (words: Words, talks: readonly Talked[], zone: string): readonly TalkRow[] =>
	talks.map((one) => ({
		id: one.id,
		text: words.t(`talked:line.${one.as}`, { date: words.day(one.on), name: one.by }),
		present: one.present,
		entered: words.t('talked:entered', { date: words.date(one.enteredAt, zone) }),
		notSo: one.notSo
	}));
