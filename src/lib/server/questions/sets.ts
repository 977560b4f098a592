import { resources, type Resources } from '../words/resources';
import type { QuestionSet } from './set';
import { validate } from './validate';

const files = import.meta.glob<unknown>('./sets/*.json', { eager: true, import: 'default' });

/**
 * Reads question sets and their words.
 * @param found path → what the file holds
 * @throws Error naming every problem with its file and place
 */
export const readSets = (
	found: Record<string, unknown>,
	words: Resources
): ReadonlyMap<string, QuestionSet> => {
	const read = Object.entries(found).map(([path, json]) => validate(path.replace(/^.*\//, ''), json, words));
	const problems = read.flatMap((one) => one.problems);
	if (problems.length > 0) throw new Error(`Question sets are not right:\n${problems.join('\n')}`);
	return new Map(read.flatMap(({ set }) => (set ? [[set.id, set] as const] : [])));
};

/** Every question set of this build. A set that is not right stops the build and the start. */
export const sets: ReadonlyMap<string, QuestionSet> = readSets(files, resources);

/**
 * The set of this name.
 * @throws Error when there is none: the name comes from code or from a path already checked with `sets.has`
 */
export const setOf = (id: string): QuestionSet => {
	const set = sets.get(id);
	if (!set) throw new Error(`there is no question set "${id}"`);
	return set;
};
