import type { Words } from '$lib/words';
import { legalEntry, legalWord } from '../../standards/legal';
import type { LegalList } from '../../standards/legal-list';
import { legalStatuses, type Legal } from './legal';

/** What is said of a status: by the list of its law, or by the general one. */
export type StatusSaid = {
	readonly title: string;
	/** The same said to the person. */
	readonly own: string;
	readonly rights: string;
	/** The law and the place in it; what staff wrote comes first. */
	readonly law: string;
	/** How long the law lets it last; null where it does not say, or nobody knows which law it is. */
	readonly limit: string | null;
	/** Where that stands and whether anybody read it there; null for the general list. */
	readonly source: string | null;
};

const limitWords = (
	{ t }: Words,
	limit: { hours?: number; days?: number; months?: number }
): string | null =>
	limit.hours !== undefined
		? t('legal:limit.hours', { count: limit.hours })
		: limit.days !== undefined
			? t('legal:limit.days', { count: limit.days })
			: limit.months !== undefined
				? t('legal:limit.months', { count: limit.months })
				: null;

/** A status in words for whoever reads it. A list that this build has lost is said by the general one. */
export const statusSaid = (
	words: Words,
	{ status, listed, law }: Pick<Legal, 'status' | 'listed' | 'law'>
): StatusSaid => {
	const { t } = words;
	const found = listed === null ? null : legalEntry(listed);
	if (found === null)
		return {
			title: t(`legal:status.${status}`),
			own: t(`legal:own.${status}`),
			rights: t(`legal:rights.${status}`),
			law,
			limit: null,
			source: null
		};
	const { list, entry } = found;
	const { document, place, certainty } = entry.source;
	return {
		title: t(legalWord(list, entry.id, 'title')),
		own: t(legalWord(list, entry.id, 'own')),
		rights: t(legalWord(list, entry.id, 'rights')),
		law: law || [entry.law, entry.section].filter(Boolean).join(', '),
		limit: entry.limit === undefined ? null : limitWords(words, entry.limit),
		source: `${t('legal:source', { document, place })} ${t(`jurisdiction:certainty.${certainty}`)}`
	};
};

export type StatusOption = { readonly value: string; readonly label: string; readonly hint?: string };

/**
 * What can be chosen: first the list of the place, then of the general one what it has nothing like, and always that
 * somebody is kept under another law.
 */
export const statusOptions = (words: Words, list: LegalList | null): readonly StatusOption[] => {
	const { t } = words;
	if (list === null) return legalStatuses.map((value) => ({ value, label: t(`legal:status.${value}`) }));
	const covered = list.statuses.map(({ kind }) => kind);
	return [
		...list.statuses.map(({ id, law, section }) => ({
			value: `${list.id}/${id}`,
			label: t(legalWord(list, id, 'title')),
			...(law === undefined ? {} : { hint: [law, section].filter(Boolean).join(', ') })
		})),
		...legalStatuses
			.filter((value) => value === 'detained' || !covered.includes(value))
			.map((value) => ({
				value,
				label: value === 'detained' ? t('legal:another-law') : t(`legal:status.${value}`)
			}))
	];
};
