import type { Words } from '../../../words';
import type { Answer } from '../../questions/answer';
import { optionOf } from '../../questions/offered';
import type { Line as Said } from '../../questions/say';
import type { LackingNow } from '../service/lack';

/** What is missing of a line where the person is: nothing, or one for each place. Own words are never matched. */
export const lackOf = (
	answer: Answer,
	said: Said,
	lacking: readonly LackingNow[] = []
): readonly LackingNow[] => {
	const what = optionOf(answer, said);
	return what === null ? [] : lacking.filter((one) => one.what === what);
};

/** The mark beside a wish, short: it takes room on a card of 120 words. */
export const lackWords = ({ t }: Words, { instead }: LackingNow): string =>
	instead === null ? t('card:not-here') : t('card:not-here-instead', { instead });

/** The same at length, where there is room: which place, since when, why, what there is in its place. */
export const lackInFull = (words: Words, lack: LackingNow): string => {
	const { t } = words;
	const { unit, because, instead, fromDay, untilDay } = lack;
	const known = [
		t('lack:says.missing', { unit, day: words.day(fromDay) }),
		...(untilDay === null ? [] : [t('lack:says.until', { day: words.day(untilDay) })]),
		...(because === null ? [] : [t('lack:says.because', { because })]),
		...(instead === null ? [] : [t('lack:says.instead', { instead })])
	];
	return known.join(' ');
};
