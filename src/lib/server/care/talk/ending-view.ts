import type { Words } from '$lib/words';
import { closingsOf, lastOf, type Entry } from './together';

/** How each side stands, in words. @param told to the person, or to staff about them */
export const endingsView = (
	words: Words,
	zone: string,
	entries: readonly Entry[],
	told: 'together' | 'joint-ending'
) => {
	const { staff, person, reopened } = closingsOf(entries);
	const at = (one: Entry) => ({ name: one.by, time: words.dateTime(one.at, zone) });
	const say = (key: string) =>
		told === 'together' ? words.t(`together:ending.${key}`) : words.t(`joint-ending:${key}`);
	const theirs =
		person !== null ? `person.${person.what ?? ''}` : reopened !== null ? 'person.reopened' : 'person.open';
	return {
		staff: {
			open: staff === null,
			text: say(`staff.${staff?.what ?? 'open'}`),
			because: staff?.words ?? null,
			by: staff === null ? null : words.t('together:parts.by', at(staff))
		},
		person: {
			open: person === null,
			text: say(theirs),
			because: person === null ? null : (lastOf(entries, 'closing-words', person.id)?.words ?? null),
			by: person === null ? null : words.t('together:parts.by', at(person)),
			own: person?.own === true
		}
	};
};

/** How each side could end now, by side. */
export const mayView = (may: readonly { side: string; outcome: string }[]) => ({
	staff: may.flatMap(({ side, outcome }) => (side === 'staff-closed' ? [outcome] : [])),
	person: may.flatMap(({ side, outcome }) => (side === 'person-closed' ? [outcome] : []))
});
