import type { Words } from '$lib/words';
import type { TeamAnswer } from './entry-acts';
import { teamView } from './entry-view';
import type { Waits } from './waits-acts';
import type { Seen } from './worked-acts';

const waitsWords = (words: Words, waits: Waits | null) => {
	if (waits === null || waits.of === 'care-plan') return null;
	if (waits.of === 'crisis-plan')
		return {
			text: words.t('care-entries:statement'),
			to: 'crisis-plan',
			link: words.t('care-entries:statement-link')
		};
	const what = words.list(
		waits.missing.map(({ formality, count }) => words.t(`jurisdiction:missing.${formality}`, { count }))
	);
	return {
		text: words.t('care-entries:formality', { what }),
		to: 'directive',
		link: words.t('care-entries:formality-link')
	};
};

/** What became of a change since the person took it in: what it waits for, what the unit says, who read it first. */
export const takenView = (
	words: Words,
	one: {
		readonly waits: Waits | null;
		readonly seen: Seen | null;
		readonly answers: readonly TeamAnswer[];
		readonly zone: string;
	}
) => ({
	waits: waitsWords(words, one.waits),
	answers: one.answers.map((answer) => teamView(words, answer, one.zone)),
	seen:
		one.waits?.of === 'care-plan'
			? null
			: one.seen === null
				? words.t('care-entries:not-seen')
				: words.t('care-entries:seen', {
						time: words.dateTime(one.seen.at, one.seen.zone),
						name: one.seen.by,
						unit: one.seen.unit,
						day: words.date(one.seen.openedAt, one.seen.zone)
					})
});
