import type { Words } from '$lib/words';
import type { Figure } from '../../standards/counting';
import type { CountingSpan } from '../service/settings';

/** A figure with the rule it was counted by in its own words, and how many records that is. */
export const figureWords = ({ t }: Words, { rule, count, records }: Figure): string =>
	t('unit-figures:in-records', { figure: t(`unit-figures:count.${rule}`, { count }), records });

/** All figures of somebody in one sentence; several where the rule changed, since they are never added up. */
export const figuresWords = (words: Words, figures: readonly Figure[]): string =>
	figures.length === 0
		? words.t('unit-figures:none')
		: words.t('unit-figures:line', {
				figures: words.list(figures.map((one) => figureWords(words, one)))
			});

/** By what a unit counted, one way after another, each with the day it ended. */
export const countedWays = (words: Words, spans: readonly CountingSpan[], zone: string): string =>
	spans
		.map(({ rule }, at) => {
			const until = spans[at + 1]?.from ?? null;
			const way = words.t(`standards-page:way.${rule}`);
			return until === null ? way : words.t('unit-figures:until', { way, until: words.date(until, zone) });
		})
		.join('. ');

/** By what a unit counts now, and since when where it was something else before. */
export const countingWords = (
	words: Words,
	spans: readonly CountingSpan[],
	zone: string
): readonly string[] => {
	const { t } = words;
	const way = ({ rule }: CountingSpan): string => t(`standards-page:way.${rule}`);
	const now = spans.at(-1);
	if (now === undefined) return [];
	const before = spans.slice(0, -1).map((span, at) => {
		const until = spans[at + 1]?.from ?? null;
		return until === null
			? way(span)
			: t('unit-figures:before', { way: way(span), until: words.date(until, zone) });
	});
	return [t('unit-settings:counted', { way: way(now) }), ...before];
};
