import type { Words } from '$lib/words';
import { settingWords } from '../../standards/in-words';
import type { Pack } from '../../standards/pack';
import { allPacks, findPack } from '../../standards/packs';
import { dayIn } from '../../standards/zone';
import { houseRulesOf } from '../service/settings';
import { flagsOf, type Flag } from './flags';
import type { EpisodeRead } from './reading';

/** A record as one pack reads it. */
export type Beside = {
	readonly name: string;
	readonly setting: string;
	readonly prohibited: readonly Flag[];
	readonly times: readonly Flag[];
	readonly notices: readonly Flag[];
};

/** The same record under other rules: read beside its own, and binding nobody. */
export type Study = {
	readonly choices: readonly { readonly value: string; readonly label: string }[];
	readonly chosen: string | null;
	readonly shown: Beside | null;
};

const under = (words: Words, read: EpisodeRead, now: Date, pack: Pack): Beside => {
	const day = dayIn(read.asked.startedAt, read.episode.zone);
	const houseRules = houseRulesOf(read.settings['house-rules'], pack);
	const { prohibited, times, notices } = flagsOf(
		words,
		{ ...read, pack, asked: { ...read.asked, houseRules } },
		now
	);
	return {
		name: words.t(`${pack.words}:name`),
		setting: settingWords(words, pack, day, read.asked.deemed),
		prohibited,
		times,
		notices
	};
};

/** The other rules that held in the unit when it began: the keeper put them into use, so they are always shown. */
export const besideOf = (words: Words, read: EpisodeRead, now: Date): readonly Beside[] =>
	(read.settings.packs?.beside ?? []).flatMap((ref) => {
		const pack = findPack(ref);
		return pack && ref !== read.pack.ref ? [under(words, read, now, pack)] : [];
	});

/**
 * An episode as another pack would read it. Nothing of it is stored, and the record keeps its own pack.
 * @param ref the pack somebody asks for; one this build does not have shows none
 */
export const studyOf = (words: Words, read: EpisodeRead, now: Date, ref: string | null): Study => {
	const others = allPacks().filter((pack) => pack.ref !== read.pack.ref);
	const pack = others.find((one) => one.ref === ref) ?? null;
	return {
		choices: others.map((one) => ({ value: one.ref, label: words.t(`${one.words}:name`) })),
		chosen: pack?.ref ?? null,
		shown: pack && under(words, read, now, pack)
	};
};
