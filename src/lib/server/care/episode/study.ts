import type { Words } from '$lib/words';
import { settingWords } from '../../standards/in-words';
import { allPacks } from '../../standards/packs';
import { dayIn } from '../../standards/zone';
import { flagsOf, type Flag } from './flags';
import type { EpisodeRead } from './reading';

/** The same record under other rules: read beside its own, and binding nobody. */
export type Study = {
	readonly choices: readonly { readonly value: string; readonly label: string }[];
	readonly chosen: string | null;
	readonly shown: {
		readonly name: string;
		readonly setting: string;
		readonly prohibited: readonly Flag[];
		readonly times: readonly Flag[];
		readonly notices: readonly Flag[];
	} | null;
};

/**
 * An episode as another pack would read it. Nothing of it is stored, and the record keeps its own pack.
 * @param ref the pack somebody asks for; one this build does not have shows none
 */
export const studyOf = (words: Words, read: EpisodeRead, now: Date, ref: string | null): Study => {
	const others = allPacks().filter((pack) => pack.ref !== read.pack.ref);
	const pack = others.find((one) => one.ref === ref) ?? null;
	const name = (namespace: string): string => words.t(`${namespace}:name`);
	const day = dayIn(read.asked.startedAt, read.episode.zone);
	const flags = pack && flagsOf(words, { ...read, pack }, now);
	return {
		choices: others.map((one) => ({ value: one.ref, label: name(one.words) })),
		chosen: pack?.ref ?? null,
		shown: pack &&
			flags && {
				name: name(pack.words),
				setting: settingWords(words, pack, day, read.asked.deemed),
				prohibited: flags.prohibited,
				times: flags.times,
				notices: flags.notices
			}
	};
};
