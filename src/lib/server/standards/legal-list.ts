import { listOf, matching, object, oneOf, text, wholeNumber, type Checked } from './check';
import { sourceShape } from './pack';

/** By what right somebody is at a unit, without the name of any law; every law's own list points to these. */
export const LEGAL_KINDS = ['voluntary', 'detained', 'emergency', 'court', 'guardian', 'not-known'] as const;
export type LegalKind = (typeof LEGAL_KINDS)[number];

const name = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');

const entry = object(
	{ id: name, kind: oneOf(LEGAL_KINDS), source: sourceShape },
	{
		/** The law and the place in it, as staff would write them; absent where no law keeps the person. */
		law: text,
		section: text,
		/** How long it may last at most, before anything is renewed: one of the three. */
		limit: object({}, { hours: wholeNumber(1), days: wholeNumber(1), months: wholeNumber(1) })
	}
);
const shape = object({ id: name, packs: listOf(name), statuses: listOf(entry) }, {});

/** By what rights somebody can be at a unit in one place, with its law. A changed law is a new list. */
export type LegalList = Checked<typeof shape>;
export type LegalEntry = Checked<typeof entry>;

const meant = ({ statuses }: LegalList): string[] =>
	statuses.flatMap(({ id, law, section, limit }, place) => [
		...(statuses.findIndex((one) => one.id === id) === place ? [] : [`${id}: stands there twice`]),
		...((law === undefined) === (section === undefined) ? [] : [`${id}: a law has a place in it`]),
		...(limit !== undefined && Object.keys(limit).length !== 1 ? [`${id}: one limit, in one unit`] : [])
	]);

/**
 * Reads every list there is, each named after its id. A pack has one list at most.
 * @param found path → what the file holds
 * @throws Error naming every file and place that is wrong
 */
export const gatherLegal = (found: Record<string, unknown>): ReadonlyMap<string, LegalList> => {
	const wrong: string[] = [];
	const lists = new Map<string, LegalList>();
	for (const [path, json] of Object.entries(found)) {
		const file = path.split('/').at(-1) ?? path;
		const list = json as LegalList;
		const shapeProblems = shape(json, '');
		const problems = shapeProblems.length > 0 ? shapeProblems : meant(list);
		wrong.push(...problems.map((problem) => `${file}: ${problem}`));
		if (problems.length > 0) continue;
		if (file !== `${list.id}.json`) wrong.push(`${file}: must be named ${list.id}.json`);
		const taken = [...lists.values()].flatMap(({ packs }) => packs);
		wrong.push(...list.packs.filter((one) => taken.includes(one)).map((one) => `${file}: ${one} has a list`));
		lists.set(list.id, list);
	}
	if (wrong.length > 0) throw new Error(`legal lists:\n${wrong.join('\n')}`);
	return lists;
};
