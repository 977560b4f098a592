import type { Words } from '$lib/words';
import { asksToShow } from '../../standards/asks-to-show';
import { shownThen } from '../service/training';
import { ruleIn } from './check-say';
import { packsOf } from './judge';
import type { EpisodeRead } from './reading';

/** Whether any rules in force here ask that staff show that they can do what they were trained in. */
const isAsked = (read: EpisodeRead): boolean => packsOf(read).some((pack) => asksToShow(pack) !== null);

/**
 * Whether somebody whose training was valid on a day had shown by then that they can do it. Said as a fact; that rules
 * ask for it is added only where rules in force do (S3-06).
 */
export const shownWords = (words: Words, read: EpisodeRead, account: string, day: string): string => {
	const { t } = words;
	const shown = shownThen(read.trained.trainings, account, day);
	if (shown !== null) return t('training:competence.shown', { day: words.day(shown) });
	return t(isAsked(read) ? 'training:competence.not-shown-asked' : 'training:competence.not-shown');
};

/** The rules that ask for it, each with where it stands. */
export const askedToShow = (words: Words, read: EpisodeRead): readonly string[] =>
	packsOf(read).flatMap((pack) => {
		const rule = asksToShow(pack);
		return rule === null ? [] : [ruleIn(words, { pack, rule: rule.id, source: rule.source })];
	});
