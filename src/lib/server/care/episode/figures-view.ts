import type { Words } from '$lib/words';
import type { Figure } from '../../standards/counting';
import type { CountingSpan } from '../service/settings';
import { aMonth, type Frequency, type KindFigures } from './frequency';

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

/** What was used about somebody, as a list: in all with how often that is in a month, then month by month. */
export const frequencyView = (words: Words, frequency: Frequency | null) => {
	if (frequency === null) return null;
	const { t } = words;
	const line = ({ kind, figures }: KindFigures, over: number | null): string => {
		const label = t(`episode-use:option.component-kind.${kind}`);
		const said = figures.map((one) =>
			over === null
				? figureWords(words, one)
				: t('unit-figures:a-month', {
						figure: figureWords(words, one),
						number: words.number(aMonth(one.count, over))
					})
		);
		return t('happened:with-label', { label, text: words.list(said) });
	};
	return {
		whole: frequency.whole.map((one) => line(one, frequency.over)),
		over: t('unit-figures:over', { months: frequency.over }),
		months: frequency.months.map(({ month, kinds }) => ({
			month: words.month(month),
			lines: kinds.map((one) => line(one, null))
		}))
	};
};
export type FrequencyView = ReturnType<typeof frequencyView>;

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
