import { listOf, matching, object, oneOf, orNull, text, truth, wholeNumber, type Checked } from './check';
import type { Check } from './check';
import { CERTAINTIES } from './vocabulary';

const name = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');

/** What a directive weighs in law: the banner above it says so in words. */
export const WEIGHTS = [
	'binding',
	'must-have-regard',
	'must-consider',
	'preference',
	'may-bind-check'
] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Who a witness is to the person; a witness may be several of these, or none (`other`). */
export const WITNESS_RELATIONS = [
	'representative',
	'relative',
	'partner',
	'treating-staff',
	'service-staff',
	'service-owner',
	'gains',
	'found-incapable',
	'under-18',
	'other'
] as const;
export type WitnessRelation = (typeof WITNESS_RELATIONS)[number];

/** Who says in writing that the person could decide when they signed. `presumed`: nobody has to. */
export const CAPACITY_BY = ['presumed', 'witness', 'practitioner'] as const;
export type CapacityBy = (typeof CAPACITY_BY)[number];

/** Which people a law allows as witnesses at all. */
export const WITNESS_CLASSES = ['anyone', 'adult', 'prescribed'] as const;
export type WitnessClass = (typeof WITNESS_CLASSES)[number];

/** Whether a person found incapable may withdraw: never, only if they chose so when they signed, or always. */
export const WHILE_INCAPABLE = ['no', 'if-chosen', 'yes'] as const;
/** What a withdrawal needs: nothing, writing, or all that the making needed. */
export const WITHDRAWAL_FORMS = ['none', 'written', 'as-making'] as const;
/** When a withdrawal on paper counts for a holder of a copy. */
export const EFFECTS = ['on-receipt', 'at-once'] as const;

/** Whom a law wants told when a directive is not followed. Their names are words of `directive-pages`. */
export const BODIES = ['mental-welfare-commission', 'others-named'] as const;

const source = object(
	{ document: text, place: text, certainty: oneOf(CERTAINTIES) },
	{ address: text, seed: listOf(matching(/^S\d-\d{2}$|^X\d{1,2}$/, 'an id such as S2-23')) }
);

type Rule<T> = { readonly value: T; readonly source: Checked<typeof source>; readonly verified: boolean };
const rule = <T>(value: Check<T>): Check<Rule<T>> => object({ value, source, verified: truth }, {});

/** The shape of a jurisdiction's file. A value of null: the source says nothing of it. */
export const jurisdictionFile = object(
	{
		id: name,
		instrument: rule(name),
		weight: rule(oneOf(WEIGHTS)),
		refusedMedicine: rule(oneOf(WEIGHTS)),
		formalities: object(
			{
				writing: rule(truth),
				date: rule(truth),
				signature: rule(truth),
				intent: rule(truth),
				specific: rule(truth),
				witnesses: rule(wholeNumber(0)),
				witnessClass: rule(oneOf(WITNESS_CLASSES)),
				witnessExclusions: rule(listOf(oneOf(WITNESS_RELATIONS), 0)),
				practitionerAttests: rule(truth),
				capacity: rule(oneOf(CAPACITY_BY)),
				representative: rule(truth),
				representativeAccepts: rule(truth),
				choice: rule(truth)
			},
			{}
		),
		withdrawal: object(
			{
				whileIncapable: rule(oneOf(WHILE_INCAPABLE)),
				form: rule(oneOf(WITHDRAWAL_FORMS)),
				effect: rule(oneOf(EFFECTS)),
				parts: rule(truth)
			},
			{}
		),
		validity: object(
			{
				/** Months after which the law itself ends it. */
				expiresAfterMonths: rule(orNull(wholeNumber(1))),
				/** The law lets a directive name the day on which it ends. */
				ownEnd: rule(truth),
				/** Months after which it should be read again; passing it ends nothing. */
				reviewAfterMonths: rule(wholeNumber(1))
			},
			{}
		)
	},
	{
		/** Whom the law wants told, besides the person, when it is not followed. */
		departure: rule(listOf(oneOf(BODIES)))
	}
);

/** The rules of one country or state about directives. */
export type Jurisdiction = Checked<typeof jurisdictionFile>;
/** One rule: what it says, where it stands, and whether we read it there ourselves. */
export type FormalityRule = Rule<unknown>;

/** Every rule of a jurisdiction by its id, in the order in which a page tells them. */
export const formalityRules = (jurisdiction: Jurisdiction): readonly (readonly [string, FormalityRule])[] => [
	['instrument', jurisdiction.instrument],
	['weight', jurisdiction.weight],
	['refusedMedicine', jurisdiction.refusedMedicine],
	...Object.entries(jurisdiction.formalities),
	...Object.entries(jurisdiction.withdrawal),
	...Object.entries(jurisdiction.validity)
	// `departure` is told by the words of the weight, which name those who are told.
];
