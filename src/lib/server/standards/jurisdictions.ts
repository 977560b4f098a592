import { jurisdictionFile, type Jurisdiction } from './jurisdiction';

const files = import.meta.glob<unknown>('./jurisdictions/*.json', { eager: true, import: 'default' });

const meant = (read: Jurisdiction): string[] => {
	const { formalities, withdrawal } = read;
	return [
		...(formalities.capacity.value === 'witness' && formalities.witnesses.value === 0
			? ['formalities.capacity: a witness certifies, but none is asked for']
			: []),
		...(formalities.representativeAccepts.value && !formalities.representative.value
			? ['formalities.representativeAccepts: nobody has to be named']
			: []),
		...(withdrawal.whileIncapable.value === 'if-chosen' && !formalities.choice.value
			? ['withdrawal.whileIncapable: rests on a choice that is not asked for']
			: [])
	];
};

/** Reads one jurisdiction, named after its id; every rule has a value, a source, and says whether it was verified. */
export const readJurisdiction = (
	file: string,
	json: unknown
): { ok: true; read: Jurisdiction } | { ok: false; problems: readonly string[] } => {
	const shape = jurisdictionFile(json, '');
	const read = json as Jurisdiction;
	const problems =
		shape.length > 0
			? shape
			: [...(file === `${read.id}.json` ? [] : [`must be named ${read.id}.json`]), ...meant(read)];
	return problems.length > 0
		? { ok: false, problems: problems.map((problem) => `${file}: ${problem}`) }
		: { ok: true, read };
};

/**
 * Reads every jurisdiction there is.
 * @throws Error naming every file and place that is wrong
 */
export const gatherJurisdictions = (found: Record<string, unknown>): ReadonlyMap<string, Jurisdiction> => {
	const read = Object.entries(found).map(([path, json]) =>
		readJurisdiction(path.split('/').at(-1) ?? path, json)
	);
	const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
	if (problems.length > 0) throw new Error(`jurisdictions:\n${problems.join('\n')}`);
	return new Map(read.flatMap((one) => (one.ok ? [[one.read.id, one.read] as const] : [])));
};

const jurisdictions = gatherJurisdictions(files);

/** Every jurisdiction of this build. Adding one needs a file and its words, no line of code. */
export const allJurisdictions = (): readonly Jurisdiction[] =>
	[...jurisdictions.values()].sort((a, b) => a.id.localeCompare(b.id));

/** The jurisdiction of an id such as `scotland`; null when this build has none of that name. */
export const findJurisdiction = (id: string): Jurisdiction | null => jurisdictions.get(id) ?? null;

/**
 * The jurisdiction a directive was made under.
 * @throws Error when this build lost it: rules must not silently stop applying
 */
export const jurisdictionOf = (id: string): Jurisdiction => {
	const found = findJurisdiction(id);
	if (!found) throw new Error(`this build has no jurisdiction "${id}"`);
	return found;
};
