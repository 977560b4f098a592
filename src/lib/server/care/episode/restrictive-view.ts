import type { Words } from '$lib/words';
import { wordKey, type Pack } from '../../standards/pack';
import { allPacks } from '../../standards/packs';
import { placeWords } from './place-words';

/** What counts as restrictive at all, in the words of the pack that says so, and where that stands. */
export type Definition = { readonly text: string; readonly source: string; readonly pack: string };

const rule = 'what-is-restrictive';

/**
 * The definition for the help of the form that starts a record (S4-10). One pack of the seeds has it; the newest edition
 * speaks. It helps whoever is not sure under any rules: the source beside it says whose words they are.
 */
export const restrictiveView = (words: Words, packs: readonly Pack[] = allPacks()): Definition | null => {
	const found = packs
		.flatMap((pack) => (pack.notes ?? []).map((note) => ({ pack, note })))
		.findLast(({ note }) => note.id === rule);
	if (found === undefined) return null;
	const { pack, note } = found;
	return { text: words.t(wordKey(pack, note)), source: placeWords(words, note.source), pack: pack.ref };
};
