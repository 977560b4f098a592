import { keysOf } from '../../src/lib/server/questions/keys';
import { sets } from '../../src/lib/server/questions/sets';
import { JURISDICTION_WORDS, jurisdictionWord } from '../../src/lib/server/standards/jurisdiction-words';
import { allJurisdictions } from '../../src/lib/server/standards/jurisdictions';
import { allLegalLists, legalWord } from '../../src/lib/server/standards/legal';
import { allPacks } from '../../src/lib/server/standards/packs';

/** Every word the question sets may show. */
export const setKeys = [...sets.values()].flatMap((set) => {
	const { required, optional } = keysOf(set);
	return [...required, ...optional].map((key) => `${set.id}:${key}`);
});

const idsIn = (value: unknown): string[] => {
	if (typeof value !== 'object' || value === null) return [];
	const id = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
	return [...id, ...Object.values(value).flatMap(idsIn)];
};

/** Every word a standards pack needs: its name, where it applies, and one sentence for each of its rules. */
export const packKeys = allPacks().flatMap(({ id: _, ...pack }) =>
	['name', 'setting', ...idsIn(pack)].map((name) => `${pack.words}:${name}`)
);

/** Every word of its own a jurisdiction needs. */
export const jurisdictionKeys = allJurisdictions().flatMap((one) =>
	JURISDICTION_WORDS.map((word) => jurisdictionWord(one, word))
);

/** Every word of the lists of legal statuses. */
export const legalKeys = allLegalLists().flatMap((list) => [
	`legal-${list.id}:name`,
	...list.statuses.flatMap(({ id }) =>
		(['title', 'own', 'rights'] as const).map((word) => legalWord(list, id, word))
	)
]);

/**
 * Other keys no line of code names in full, with the reason. Keys built as `ns:part.${name}` are found by
 * themselves. An entry that is no longer needed turns a test red.
 */
export const builtKeys: { begins: string; why: string }[] = [
	{ begins: 'language:', why: 'read from the file itself: the list of languages is made of it' },
	{ begins: 'questions:open.', why: 'what stands behind Open is being built' },
	{ begins: 'questions:sealed.', why: 'the page after a session ended is being built' },
	{ begins: 'jurisdiction:weight.', why: 'the page of the rules is being built' },
	{ begins: 'jurisdiction:witness.', why: 'the directive pages are being built' },
	{ begins: 'standards:', why: 'the episode pages are being built' }
];
