import type { Words } from '$lib/words';
import { wordKey } from '../../standards/pack';
import type { CheckItem } from '../../standards/vocabulary';
import { dayIn } from '../../standards/zone';
import type { Method } from './check-fields';
import { sayMinutes } from './duration';
import { startOf } from './episode';
import { fields } from './fields';
import type { Ruled } from './judge';
import type { EpisodeRead } from './reading';
import { optionWords } from './say';
import { sayTime } from './when';

/** A time on the unit's clock, with its day where that is not the day it began: a night has two. */
export const momentIn = (words: Words, { facts, episode }: EpisodeRead, at: Date): string => {
	const { zone } = episode;
	const time = sayTime(words, at, zone);
	if (dayIn(at, zone) === dayIn(startOf(facts, episode.startedAt), zone)) return time;
	return words.t('episode:moment', { day: words.weekday(at, zone), time });
};

/** From when to when, with the day of the end only where it is another one, and how long that is. */
export const spanIn = (words: Words, read: EpisodeRead, from: Date, to: Date) => {
	const { zone } = read.episode;
	return {
		from: momentIn(words, read, from),
		to: dayIn(from, zone) === dayIn(to, zone) ? sayTime(words, to, zone) : momentIn(words, read, to),
		minutes: sayMinutes(words, from, to)
	};
};

/** A rule's own sentence, which pack it is of, where it stands and how sure that is. */
export const ruleIn = ({ t }: Words, { pack, rule, source }: Ruled): string =>
	[
		t(wordKey(pack, { id: rule })),
		`${t(`${pack.words}:name`)}.`,
		`${t('standards:source', { document: source.document, place: source.place })}.`,
		t(`standards:certainty.${source.certainty}`)
	].join(' ');

/** How somebody looked or watches, in words. */
export const wayWords = (words: Words, method: Method): string =>
	optionWords(words, 'check', 'method', fields.check.shape.method.choices, method);

/** What a check looks at, in the words of the packs. */
export const itemWords = ({ t }: Words, item: CheckItem): string => t(`standards-page:item.${item}`);

/** Whole minutes, elapsed. */
export const minutesOf = (ms: number): number => Math.floor(ms / 60_000);
