/**
 * The words in which packs and episodes are written. A pack may only use these; a rule that needs another
 * one needs code, and the validator says so.
 */

/** The five kinds of restrictive practice (seed S4-12). All five are always recorded, whatever a pack counts. */
export const KINDS = ['seclusion', 'physical', 'mechanical', 'chemical', 'environmental'] as const;
export type Kind = (typeof KINDS)[number];

/** How leaving stood (S4-05); `open`: free to leave; `unsure`: seek advice, still recorded (S4-04). */
export const EXITS = ['prevented', 'not-facilitated', 'implied', 'open', 'unsure'] as const;
export type Exit = (typeof EXITS)[number];

/** What the person believed about leaving (S4-15). */
export const BELIEFS = ['could-not-leave', 'could-leave', 'not-known'] as const;
export type Belief = (typeof BELIEFS)[number];

/** Needs nobody may be denied (S4-21). */
export const KEY_NEEDS = ['bedding', 'water', 'climate', 'toilet'] as const;
export type KeyNeed = (typeof KEY_NEEDS)[number];

/** What harm came of it, from none to death. */
export const HARMS = ['none', 'harm', 'serious-injury', 'death'] as const;
export type Harm = (typeof HARMS)[number];

/** Where it happens. Some bodies' rules are for some of these places only (S1-02, S1-03). */
export const FACILITY_TYPES = [
	'psychiatric-hospital',
	'psychiatric-unit',
	'residential-treatment',
	'emergency-department',
	'general-ward',
	'behavioural-programme',
	'disability-service',
	'other'
] as const;
export type FacilityType = (typeof FACILITY_TYPES)[number];

/** Why it was done: the reason decides the rules, not the place (S1-01). */
export const REASONS = ['behavioural', 'medical'] as const;
export type Reason = (typeof REASONS)[number];

/**
 * Instants a clock may count from. `initiation`: the first start, and `release`: the last end, of what the pack counts;
 * `order-expires`: the end of the first order, by the pack's own length.
 */
export const ANCHORS = [
	'component-start',
	'component-end',
	'start',
	'end',
	'initiation',
	'release',
	'order-obtained',
	'order-expires',
	'aware',
	'departure',
	'record-made'
] as const;
export type Anchor = (typeof ANCHORS)[number];

/**
 * Things done during or after an episode that can meet a clock or a notice. `order`: the first order; `renewal`: each
 * one after it; `lip-in-person`: seen in person by a licensed independent practitioner; `nurse-in-person`: by a trained
 * nurse or physician assistant; `staff-evaluation`: evaluated by qualified staff; `first-check`: looked after right at
 * the start.
 */
export const MOMENTS = [
	'told-why',
	'reason-to-continue',
	'check',
	'first-check',
	'told-person',
	'outcome-written',
	'order',
	'renewal',
	'lip-in-person',
	'nurse-in-person',
	'staff-evaluation'
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Who can evaluate: a licensed independent practitioner, a nurse or physician assistant trained for it, qualified staff. */
export const EVALUATORS = ['independent', 'trained-nurse', 'qualified-staff', 'other'] as const;
export type Evaluator = (typeof EVALUATORS)[number];

/** What may be looked at when somebody is seen in person. */
export const EVALUATION_PARTS = ['situation', 'reaction', 'condition', 'goOn'] as const;
export type EvaluationPart = (typeof EVALUATION_PARTS)[number];

/** How sure a rule's source is: `read` there, read in a `second` source, `background` knowledge, or our `own`. */
export const CERTAINTIES = ['read', 'second', 'background', 'own'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** How loud a due time is: `amber` and `red` warn while it runs, `due` is a thing to be done by then. */
export const LEVELS = ['amber', 'red', 'due'] as const;
export type Level = (typeof LEVELS)[number];

/** What a check can look at (S1-12). A pack says which of them it requires; all seven are always offered (X4). */
export const CHECK_ITEMS = [
	'injury',
	'nutrition-hydration',
	'circulation-movement',
	'vital-signs',
	'hygiene-elimination',
	'status-comfort',
	'readiness-to-end'
] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

/** What a camera must carry before it may stand in for somebody who is there. */
export const CAMERA_NEEDS = ['audio', 'video'] as const;
export type CameraNeed = (typeof CAMERA_NEEDS)[number];

/** What staff are trained in (S3-05). */
export const TRAINING_TOPICS = [
	'triggers',
	'what-shapes-reactions',
	'non-physical-skills',
	'least-restrictive',
	'safe-use-and-distress',
	'signs-to-end',
	'watching-wellbeing'
] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];

/** By their work: whom a service lets begin it when no licensed practitioner is there (S1-09). */
export const INITIATORS = [
	'doctor',
	'nurse',
	'psychologist',
	'social-worker',
	'support-worker',
	'security',
	'any-trained'
] as const;
export type Initiator = (typeof INITIATORS)[number];

/** Who can have started it: a licensed independent practitioner, whoever a service can name for it, or somebody else. */
export const STARTERS = [
	'independent',
	'doctor',
	'nurse',
	'psychologist',
	'social-worker',
	'support-worker',
	'security',
	'other'
] as const satisfies readonly (Exclude<Initiator, 'any-trained'> | 'independent' | 'other')[];
export type Starter = (typeof STARTERS)[number];

/** What makes consent valid (S4-25). */
export const CONSENT_CHECKS = ['voluntary', 'informed', 'specific', 'current'] as const;
export type ConsentCheck = (typeof CONSENT_CHECKS)[number];

/** Who can give consent (S4-26). */
export const CONSENT_GIVERS = ['person', 'guardian', 'tribunal-guardian'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];

/** Assessments of a person that rules ask for (S4-01, S4-03). */
export const ASSESSMENTS = ['functional', 'communication'] as const;
export type Assessment = (typeof ASSESSMENTS)[number];

/** What evidence of a space says (S4-22). */
export const SPACE_POINTS = ['minimal-harm', 'easy-to-see', 'light', 'air', 'temperature', 'toilet'] as const;
export type SpacePoint = (typeof SPACE_POINTS)[number];

/** What is counted as one episode in a figure (S1-19). The raw events are never merged. */
export const COUNTING_RULES = ['application', 'order', 'lip-with-order', 'person-day'] as const;
export type CountingRule = (typeof COUNTING_RULES)[number];

/** What a service's own reviewers look into, apart from the record: one case, or the root causes of harm (S0-27, S0-28). */
export const REVIEW_KINDS = ['case', 'root-cause'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What a pack's note is about, so that two packs can be compared side by side. */
export const NOTE_SUBJECTS = [
	'edition',
	'times',
	'kinds',
	'principle',
	'planning',
	'orders',
	'monitoring',
	'telling',
	'training',
	'debrief',
	'review',
	'weight'
] as const;
export type NoteSubject = (typeof NOTE_SUBJECTS)[number];

/** What a banner can stand above. */
export const BANNER_PLACES = ['plan', 'refused-medicine'] as const;
export type BannerPlace = (typeof BANNER_PLACES)[number];

/** Everything a record of an episode can hold, and what of the person it can name. */
export const RECORDED = [
	'component',
	'danger',
	'danger-to',
	'reason-class',
	'pain-checked',
	'place',
	'tried',
	'efforts',
	'milder',
	'factors',
	'risk',
	'followed',
	'care-plan-part',
	'exit',
	'believed',
	'seclusion-asked',
	'restraint-asked',
	'advice',
	'told-why',
	'ends-when',
	'key-needs',
	'told-how',
	'check',
	'check-plan',
	'watch',
	'watch-plan',
	'criteria-met',
	'reason-to-continue',
	'how-used',
	'medicine-wish',
	'authorised',
	'order',
	'evaluation',
	'started-by',
	'despite',
	'injuries',
	'harm',
	'harms',
	'dignity',
	'staff',
	'signed',
	'outsiders',
	'no-outsiders',
	'seen-by',
	'aware',
	'sent',
	'told-person',
	'not-to-be-told',
	'nobody-to-tell',
	'ended',
	'outcome',
	'diagnosis',
	'characteristics',
	'learning-disability-autism',
	'notes',
	'person-name',
	'person-identifier'
] as const;
export type Recorded = (typeof RECORDED)[number];

/** Minutes that may lie between two checks, as a unit or a team sets it. */
export const CHECK_PACES = ['5', '10', '15', '20', '30', '60', '120'] as const;
export type CheckPace = (typeof CHECK_PACES)[number];
