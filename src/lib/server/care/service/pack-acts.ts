import type { Words } from '$lib/words';
import type { Pass } from '../../access';
import { compared, packInWords, standingWords, type SaidPack } from '../../standards/in-words';
import { allPacks, findPack } from '../../standards/packs';

const today = (pass: Pass): string => pass.now.toISOString().slice(0, 10);

export type ListedPack = Pick<SaidPack, 'ref' | 'name' | 'setting' | 'standing'>;

/** Every standards pack of this build, by name and how it stands today. */
export const listPacks = (pass: Pass, words: Words): readonly ListedPack[] =>
	allPacks().map((pack) => ({
		ref: pack.ref,
		name: words.t(`${pack.words}:name`),
		setting: words.t(`${pack.words}:setting`),
		standing: standingWords(words, pack, today(pass))
	}));

/** One pack in plain words; null when this build has none of that name. */
export const readPackInWords = (pass: Pass, words: Words, ref: string): SaidPack | null => {
	const pack = findPack(ref);
	return pack && packInWords(words, pack, today(pass));
};

/** Two packs side by side; null unless both are there. */
export const comparePacks = (pass: Pass, words: Words, refs: readonly [string, string]) => {
	const [a = null, b = null] = refs.map((ref) => readPackInWords(pass, words, ref));
	return a && b ? { sides: [a, b] as const, rows: compared(a, b) } : null;
};
