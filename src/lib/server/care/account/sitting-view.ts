import type { Words } from '$lib/words';
import { minutesOf, type Sitting } from './sitting';

/** Each sitting in a sentence or two: when, how long, who ended it, who typed, how it was checked. */
export const sittingsView = (words: Words, sittings: readonly Sitting[], zone: string) =>
	sittings.map((one) => ({
		id: one.id,
		text: words.t('sitting:was', {
			when: words.dateTime(one.begunAt, zone),
			minutes: minutesOf(one)
		}),
		ended: words.t(`sitting:ended.${one.endedBy}`),
		checked:
			one.typedBy === null || one.checked === 'none'
				? null
				: words.t('sitting:checked.by', { name: one.typedBy, how: words.t(`sitting:checked.${one.checked}`) })
	}));
