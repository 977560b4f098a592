import type { Words } from '$lib/words';
import { overLimit, type Cover } from '../authorisation/authorisation';
import type { EpisodeRead } from './reading';
import { sayTime } from './when';

const kindWords = ({ t }: Words, { kind }: Cover): string => t(`authorisation:kind.${kind}`);

/** Whether a valid authorisation covered each use when it began; nothing where the rules know none (S4-13). */
export const coveredLine = (
	words: Words,
	{ covers, episode }: EpisodeRead
): readonly { readonly label: string; readonly value: string }[] => {
	if (covers === null || covers.length === 0) return [];
	const { t } = words;
	const lines = covers.map((cover) => {
		const { by, states } = cover.covered;
		const args = { kind: kindWords(words, cover), time: sayTime(words, cover.at, episode.zone) };
		const most = overLimit(cover);
		if (most !== null) return t('authorisation:covered.over', { ...args, most, minutes: cover.minutes });
		if (by !== null) return t('authorisation:covered.yes', args);
		if (states.length === 0) return t('authorisation:covered.none', args);
		const said = [...new Set(states)].map((state) => `${t(`authorisation:state.${state}`)}.`).join(' ');
		return t('authorisation:covered.no', { ...args, states: said });
	});
	return [{ label: t('authorisation:covered.label'), value: lines.join(' ') }];
};

/** The same for the person, in sentences. */
export const ownCovered = (words: Words, { covers }: EpisodeRead): readonly string[] => [
	...new Set(
		(covers ?? []).map((cover) =>
			words.t(
				`authorisation:covered.own-${cover.covered.by === null ? 'no' : overLimit(cover) === null ? 'yes' : 'over'}`,
				{ kind: kindWords(words, cover), most: overLimit(cover) ?? 0 }
			)
		)
	)
];
