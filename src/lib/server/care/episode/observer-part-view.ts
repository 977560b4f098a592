import type { Words } from '$lib/words';
import type { FormPart } from './fact-forms';
import type { Field } from './fields';
import { partName } from './form';
import { observerIn } from './observer';
import { staffOptions } from './observer-view';
import type { EpisodeRead } from './reading';
import { partLabel } from './say';

/** Who looked: picked from the staff, or somebody by name; null for any other part. */
export const observerPart = (
	words: Words,
	read: EpisodeRead,
	field: Field,
	part: string,
	value: ReadonlyMap<string, unknown>
): FormPart | null => {
	const who = observerIn(field);
	if (part !== who?.name) return null;
	return {
		name: partName(field, part),
		kind: 'staff',
		label: partLabel(words, field, part),
		value: String(value.get(who.account) ?? value.get(who.name) ?? ''),
		options: staffOptions(words, read, field === 'check' ? 'myself' : 'choose'),
		other: true,
		otherLabel: words.t('episode-checks:who.other')
	};
};
