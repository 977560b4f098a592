import type { Words } from '$lib/words';
import { isLinked, TELLS, TELLS_KNOWN, type Tells } from './tells';

/** What can be picked. */
export const tellsOptions = ({ t }: Words, name: string) => ({
	tells: TELLS.map((value) => ({ value, label: t(`care-tells:tell.${value}`) })),
	known: TELLS_KNOWN.map((value) => ({ value, label: t(`care-tells:known-option.${value}`, { name }) }))
});

/**
 * What a line of the plan answers, in sentences. Where it is not linked, staff read that it is not linked yet; the person
 * reads nothing of it.
 * @param name the person's, for staff; null for the person
 */
export const tellsWords = (words: Words, one: Tells, name: string | null) => {
	const { t } = words;
	if (!isLinked(one)) return { lines: name === null ? [] : [t('care-tells:not-yet')], own: null };
	const what = words.list(one.tells.map((tell) => t(`care-tells:tell.${tell}`)));
	const whose = name === null ? 'own' : 'of';
	return {
		lines: [
			...(one.tells.length === 0 ? [] : [t(`care-tells:said.${whose}`, { what })]),
			...(one.tellsKnown === null
				? []
				: [t(`care-tells:known-${whose}.${one.tellsKnown}`, { name: name ?? '' })])
		],
		own: one.tellsWords
	};
};
