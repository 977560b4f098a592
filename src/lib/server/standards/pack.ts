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
	ASSESSMENTS,
	BANNER_PLACES,
	CAMERA_NEEDS,
	CERTAINTIES,
	CHECK_ITEMS,
	CONSENT_CHECKS,
	CONSENT_GIVERS,
	COUNTING_RULES,
	EVALUATION_PARTS,
	EVALUATORS,
	EXITS,
	FACILITY_TYPES,
	HARMS,
	KEY_NEEDS,
	KINDS,
	LEVELS,
	MOMENTS,
	NOTE_SUBJECTS,
	REASONS,
	RECORDED,
	SPACE_POINTS,
	REVIEW_KINDS,
	TRAINING_TOPICS
} from './vocabulary';

const name = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-03-14');

/** Where a rule stands: the document, the place in it, and how sure we are. */
export const sourceShape = object(
	{ document: text, place: text, certainty: oneOf(CERTAINTIES) },
	{
		seed: listOf(matching(/^S\d-\d{2}$|^X\d{1,2}$/, 'an id such as S4-07')),
		address: text,
		/** The standard it belongs to, where the document names one: a subset is a list of these. */
		standard: text
	}
);
const source = sourceShape;
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
		prohibited: always,
		/** Whether the hospital uses accreditation for Medicare deemed status. */
		deemed: truth,
		facility: listOf(oneOf(FACILITY_TYPES)),
		reason: listOf(oneOf(REASONS)),
		/** Let go before the first order would have ended, by the pack's own length of an order. */
		releasedEarly: truth,
		ended: truth,
		/** A wish of a directive was not followed, where the law of the place applied to it. */
		departure: always
	}
);
export const whenShape = listOf(condition);
const when = whenShape;

/** So many elapsed minutes by age: each age in exactly one band. */
const byAge = listOf(
	object({ minutes: wholeNumber(1) }, { ageFrom: wholeNumber(0), ageBelow: wholeNumber(1) })
);

const clock = object(
	{
		...rule,
		level: oneOf(LEVELS),
		from: oneOf(ANCHORS),
		metBy: oneOf([...MOMENTS, 'component-end', 'end', 'release'])
	},
	{
		when,
		/** Elapsed minutes, never wall-clock time. */
		minutes: wholeNumber(1),
		/** Or minutes by the age on that day: at the start for the first time, whenever it was done for the next. */
		byAge,
		every: wholeNumber(1),
		/** Due again and again, each time so long after it was last done, by the age then; with `byAge`. */
		repeats: always,
		/** Any of these meets it too. */
		orBy: listOf(oneOf(MOMENTS)),
		/** The first such moment met something else, and does not count here. */
		notFirst: always,
		/** A stricter rule that a service may choose for itself (X1): a warning, never called a breach of the pack. */
		ifChosen: always
	}
);
const prohibition = object({ ...rule, when }, {});
/** `unsaid`: the document gives no time. Then how long it has been is shown, and nothing is called late. */
const within: Check<{
	readonly hours?: number;
	readonly businessDays?: number;
	readonly unsaid?: true;
}> = object({}, { hours: wholeNumber(1), businessDays: wholeNumber(1), unsaid: always });
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
/** `reasons`: its rules are only for what was done for such a reason (S1-01); left out, for every reason. */
const counts = object({ ...rule, kinds: listOf(oneOf(KINDS)) }, { reasons: listOf(oneOf(REASONS)) });
const seclusionTest = object({ ...rule, exits: listOf(oneOf(EXITS)), belief: truth }, {});
const outsiders = object({ ...rule, contractorAuthorisedIsStaff: truth, reasonNeeded: truth }, {});
const banner = object({ ...rule, on: oneOf(BANNER_PLACES) }, {});

/** How long an order may last, by the age of the person when it begins. */
const orderLength = object({ ...rule, byAge }, {});
/** What a check looks at; `atStart`: something of it right after it began. */
const monitoring = object({ ...rule, items: listOf(oneOf(CHECK_ITEMS)) }, { atStart: always });
/** Somebody is there in person all the time; after `cameraAfter` minutes a camera with all of `camera` may do. */
const observation = object(
	{ ...rule, kinds: listOf(oneOf(KINDS)) },
	{ cameraAfter: wholeNumber(1), camera: listOf(oneOf(CAMERA_NEEDS)) }
);
/** `shown`: staff show that they can do what they were trained in. */
const training = object({ ...rule, topics: listOf(oneOf(TRAINING_TOPICS)) }, { shown: always });
/** Within so many days of its opening a review of this kind is to be done. */
const review = object({ ...rule, of: oneOf(REVIEW_KINDS), days: wholeNumber(1) }, {});
/** What may be counted as one episode; `usual` null: the document leaves it to the organisation. */
const counting = object({ ...rule, usual: orNull(oneOf(COUNTING_RULES)) }, {});
/** Elsewhere than in psychiatric care only the rules of these standards apply (S1-03), and those that name none. */
const subset = object({ ...rule, facilities: listOf(oneOf(FACILITY_TYPES)), standards: listOf(text) }, {});
/** The end of its time for some facilities, earlier than for the others (X12). */
const endsEarlier = object({ ...rule, deemed: truth, to: day }, {});
/**
 * What must stand before a body may authorise a use beforehand. Nothing of it refuses a record: what happened without it
 * is recorded and flagged (X7).
 */
const authorisation = object(
	{ ...rule, kinds: listOf(oneOf(KINDS)) },
	{
		consent: object({ ...rule, checks: listOf(oneOf(CONSENT_CHECKS)) }, {}),
		/** Who may give it; some only with a function that was checked. */
		givers: object(
			{ ...rule, any: listOf(oneOf(CONSENT_GIVERS)), withFunction: listOf(oneOf(CONSENT_GIVERS), 0) },
			{}
		),
		/** What the person says of it themselves is written down, whoever consents. */
		view: object(rule, {}),
		assessed: object({ ...rule, of: listOf(oneOf(ASSESSMENTS)) }, {}),
		/** Asked for, where the person needs it. */
		assessedIfNeeded: object({ ...rule, of: listOf(oneOf(ASSESSMENTS)) }, {}),
		space: object({ ...rule, kinds: listOf(oneOf(KINDS)), points: listOf(oneOf(SPACE_POINTS)) }, {})
	}
);

/**
 * What a pack asks of whoever sees the person in person, each by the note that says so: which parts are to be written, and
 * who of them has to ask somebody afterwards.
 */
export const evaluationShape = object(
	{},
	{
		asks: object({ note: name, of: listOf(oneOf(EVALUATION_PARTS)), by: listOf(oneOf(EVALUATORS)) }, {}),
		consults: object({ note: name, by: listOf(oneOf(EVALUATORS)) }, {})
	}
);

/** Something the document says, or does not say, that is shown and computes nothing. */
const note = object({ ...rule, about: oneOf(NOTE_SUBJECTS) }, {});

/** The shape of a pack's file. */
export const packFile = object(
	{
		id: name,
		/** Null: the document names no edition. */
		edition: orNull(name),
		inForce: object({ from: orNull(day), to: orNull(day) }, { endsEarlier }),
		/** Which kinds its rules are about; the others are recorded all the same. */
		counts,
		clocks: listOf(clock, 0),
		prohibitions: listOf(prohibition, 0),
		notices: listOf(notice, 0),
		retention: listOf(retention, 0),
		fields: listOf(field, 0),
		banners: listOf(banner, 0)
	},
	{
		seclusionTest,
		outsiders,
		orderLength,
		monitoring,
		observation: listOf(observation),
		training,
		authorisation,
		evaluation: evaluationShape,
		reviews: listOf(review),
		counting,
		subset,
		notes: listOf(note)
	}
);

export type Source = Checked<typeof sourceShape>;
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
export type ByAge = Checked<typeof byAge>;
export type OrderLength = Checked<typeof orderLength>;
export type Monitoring = Checked<typeof monitoring>;
export type Observation = Checked<typeof observation>;
export type Training = Checked<typeof training>;
export type Authorisation = Checked<typeof authorisation>;
export type EvaluationAsked = Checked<typeof evaluationShape>;
export type Counting = Checked<typeof counting>;
export type Note = Checked<typeof note>;
export type PackFile = Checked<typeof packFile>;
/** A pack as the code uses it. `ref` is id and edition; `words` the namespace with its sentences. */
export type Pack = PackFile & { readonly ref: string; readonly words: string };

/** The rule that a body authorises, and those of what must stand before. */
export const authorisationRules = ({
	authorisation: own
}: Pick<PackFile, 'authorisation'>): readonly Rule[] =>
	own
		? [own, own.consent, own.givers, own.view, own.assessed, own.assessedIfNeeded, own.space].filter(
				(one) => one !== undefined
			)
		: [];

/** Every rule of a pack, in the file's order. */
export const rulesOf = (pack: PackFile): readonly Rule[] => [
	...(pack.inForce.endsEarlier ? [pack.inForce.endsEarlier] : []),
	pack.counts,
	...(pack.subset ? [pack.subset] : []),
	...(pack.seclusionTest ? [pack.seclusionTest] : []),
	...pack.prohibitions,
	...(pack.orderLength ? [pack.orderLength] : []),
	...pack.clocks,
	...(pack.monitoring ? [pack.monitoring] : []),
	...(pack.observation ?? []),
	...(pack.training ? [pack.training] : []),
	...authorisationRules(pack),
	...(pack.reviews ?? []),
	...pack.notices,
	...pack.fields,
	...(pack.outsiders ? [pack.outsiders] : []),
	...pack.retention,
	...(pack.counting ? [pack.counting] : []),
	...pack.banners,
	...(pack.notes ?? [])
];

/** The locale key of a rule's sentence: `standards-au-nsw-dcj-2024:under-18`. */
export const wordKey = (pack: Pack, rule: Pick<Rule, 'id'>): string => `${pack.words}:${rule.id}`;

/** Every locale key a pack needs: its name, its setting, and one sentence a rule. */
export const wordKeysOf = (pack: Pack): readonly string[] =>
	['name', 'setting', ...rulesOf(pack).map(({ id }) => id)].map((id) => wordKey(pack, { id }));
