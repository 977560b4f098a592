import type { Pack } from './pack';
import { readPack } from './validate';

const files = import.meta.glob<unknown>('./packs/*.json', { eager: true, import: 'default' });

/**
 * Reads every pack there is. A pack is never edited once an episode was made under it: a new edition is a new file.
 * @param found path → what the file holds
 * @throws Error naming every file and place that is wrong, so that the service does not start on half its rules
 */
export const gatherPacks = (found: Record<string, unknown>): ReadonlyMap<string, Pack> => {
	const read = Object.entries(found).map(([path, json]) => readPack(path.split('/').at(-1) ?? path, json));
	const problems = read.flatMap((result) => (result.ok ? [] : result.problems));
	if (problems.length > 0) throw new Error(`standards packs:\n${problems.join('\n')}`);
	return new Map(read.flatMap((result) => (result.ok ? [[result.pack.ref, result.pack] as const] : [])));
};

const packs = gatherPacks(files);

/** Every pack of this build, by reference. Adding one needs a file and its words, no line of code. */
export const allPacks = (): readonly Pack[] => [...packs.values()].sort((a, b) => a.ref.localeCompare(b.ref));

/** The pack of a reference such as `au-nsw-dcj-2024`; null when this build has none of that name. */
export const findPack = (ref: string): Pack | null => packs.get(ref) ?? null;

/**
 * The pack an episode was made under.
 * @throws Error when this build lost it: rules must not silently stop applying
 */
export const packOf = (ref: string): Pack => {
	const pack = findPack(ref);
	if (!pack) throw new Error(`this build has no standards pack "${ref}"`);
	return pack;
};
