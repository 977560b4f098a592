import { gatherLegal, type LegalList, type LegalEntry } from './legal-list';

const files = import.meta.glob<unknown>('./legal/*.json', { eager: true, import: 'default' });
const lists = gatherLegal(files);

/** Every list of this build. Adding one needs a file and its words, no line of code. */
export const allLegalLists = (): readonly LegalList[] =>
	[...lists.values()].sort((a, b) => a.id.localeCompare(b.id));

/** The list for a unit that works under a pack, by the pack's id without its edition; null: the general list alone. */
export const legalListFor = (packId: string | null): LegalList | null =>
	allLegalLists().find(({ packs }) => packId !== null && packs.includes(packId)) ?? null;

/** What a list says of a status that was written as `scotland-2003/short-term`; null when this build lost it. */
export const legalEntry = (listed: string): { list: LegalList; entry: LegalEntry } | null => {
	const [id = '', name = ''] = listed.split('/');
	const list = lists.get(id);
	const entry = list?.statuses.find((one) => one.id === name);
	return list === undefined || entry === undefined ? null : { list, entry };
};

/** The key of one of its words: `legal-scotland-2003:status.short-term.rights`. */
export const legalWord = (
	list: Pick<LegalList, 'id'>,
	status: string,
	word: 'title' | 'own' | 'rights'
): string => `legal-${list.id}:status.${status}.${word}`;
