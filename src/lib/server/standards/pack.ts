import {
	always,
	listOf,
	matching,
	object,
	oneOf,
	orNull,
	text,
	truth,
	wholeNumber,
	type Check,
	type Checked
} from './check';
import {
	ANCHORS,
	BANNER_PLACES,
	CERTAINTIES,
	EXITS,
	HARMS,
	KEY_NEEDS,
	KINDS,
	LEVELS,
	MOMENTS,
	RECORDED
} from './vocabulary';

const name = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-03-14');

/** Where a rule stands: the document, the place in it, and how sure we are. */
const source = object(
	{ document: text, place: text, certainty: oneOf(CERTAINTIES) },
	{ seed: listOf(matching(/^S\d-\d{2}$|^X\d{1,2}$/, 'an id such as S4-07')), address: text }
);
const rule = { id: name, source };

/** All that is said in one condition must hold; `when` is a list of which one must hold. */
const condition = object(
	{},
	{
		kinds: listOf(oneOf(KINDS)),
		/** Younger than so many whole years at the start. */
		ageBelow: wholeNumber(1),
		/** At least so many whole years at the start. */
		ageFrom: wholeNumber(0),
		/** The person said this kind is very bad for them. */
		veryBad: always,
		needsDenied: listOf(oneOf(KEY_NEEDS)),
		harm: listOf(oneOf(HARMS)),
		authorised: truth,
		/** A prohibition of this pack holds. */
		prohibited: always
	}
);
const when = listOf(condition);

const clock = object(
	{
		...rule,
		level: oneOf(LEVELS),
		from: oneOf(ANCHORS),
		/** Elapsed minutes, never wall-clock time. */
		minutes: wholeNumber(1),
		metBy: oneOf([...MOMENTS, 'component-end', 'end'])
	},
	{ when, every: wholeNumber(1) }
);
const prohibition = object({ ...rule, when }, {});
const within: Check<{ readonly hours?: number; readonly businessDays?: number }> = object(
	{},
	{ hours: wholeNumber(1), businessDays: wholeNumber(1) }
);
const notice = object({ ...rule, from: oneOf(ANCHORS), within, when }, {});
const retention = object({ ...rule, from: oneOf(ANCHORS), years: wholeNumber(1) }, {});
const field = object(rule, {
	/** Every one of these must be written … */
	all: listOf(oneOf(RECORDED)),
	/** … and at least one of these. */
	any: listOf(oneOf(RECORDED)),
	ifKnown: always,
	when
});
const counts = object({ ...rule, kinds: listOf(oneOf(KINDS)) }, {});
const seclusionTest = object({ ...rule, exits: listOf(oneOf(EXITS)), belief: truth }, {});
const outsiders = object({ ...rule, contractorAuthorisedIsStaff: truth, reasonNeeded: truth }, {});
const banner = object({ ...rule, on: oneOf(BANNER_PLACES) }, {});

/** The shape of a pack's file. */
export const packFile = object(
	{
		id: name,
		edition: name,
		inForce: object({ from: orNull(day), to: orNull(day) }, {}),
		/** Which kinds its rules are about; the others are recorded all the same. */
		counts,
		clocks: listOf(clock, 0),
		prohibitions: listOf(prohibition, 0),
		notices: listOf(notice, 0),
		retention: listOf(retention, 0),
		fields: listOf(field, 0),
		banners: listOf(banner, 0)
	},
	{ seclusionTest, outsiders }
);

export type Source = Checked<typeof source>;
export type Rule = { readonly id: string; readonly source: Source };
export type Condition = Checked<typeof condition>;
export type Clock = Checked<typeof clock>;
export type Prohibition = Checked<typeof prohibition>;
export type Notice = Checked<typeof notice>;
export type Retention = Checked<typeof retention>;
export type FieldRule = Checked<typeof field>;
export type SeclusionTest = Checked<typeof seclusionTest>;
export type Outsiders = Checked<typeof outsiders>;
export type Banner = Checked<typeof banner>;
export type PackFile = Checked<typeof packFile>;
/** A pack as the code uses it. `ref` is id and edition; `words` the namespace with its sentences. */
export type Pack = PackFile & { readonly ref: string; readonly words: string };

/** Every rule of a pack, in the file's order. */
export const rulesOf = (pack: PackFile): readonly Rule[] => [
	pack.counts,
	...(pack.seclusionTest ? [pack.seclusionTest] : []),
	...pack.prohibitions,
	...pack.clocks,
	...pack.notices,
	...pack.fields,
	...(pack.outsiders ? [pack.outsiders] : []),
	...pack.retention,
	...pack.banners
];

/** The locale key of a rule's sentence: `standards-au-nsw-dcj-2024:under-18`. */
export const wordKey = (pack: Pack, rule: Pick<Rule, 'id'>): string => `${pack.words}:${rule.id}`;

/** Every locale key a pack needs: its name, its setting, and one sentence a rule. */
export const wordKeysOf = (pack: Pack): readonly string[] =>
	['name', 'setting', ...rulesOf(pack).map(({ id }) => id)].map((id) => wordKey(pack, { id }));
