import type { Words } from '$lib/words';
import type { DebriefDue } from '../../standards/debrief-times';
import { lateWords } from '../episode/flags';
import { sayWhen } from '../episode/when';

/** By when something is due, in the words of every other clock; null where no rule says so. */
export const dueStatus = (
	words: Words,
	zone: string,
	due: Pick<DebriefDue, 'due' | 'lateByMinutes'> | null,
	now: Date
): { readonly text: string; readonly tone: 'info' | 'notice' } | null => {
	if (due === null) return null;
	const by = words.t('standards:due.by', { when: sayWhen(words, due.due, zone, now) });
	return due.lateByMinutes === 0
		? { text: by, tone: 'info' }
		: { text: `${by}. ${lateWords(words, due.lateByMinutes)}`, tone: 'notice' };
};
