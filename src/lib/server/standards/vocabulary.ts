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

/** Instants a clock may count from. */
export const ANCHORS = ['component-start', 'component-end', 'start', 'end', 'aware', 'record-made'] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Things done during or after an episode that can meet a clock or a notice. */
export const MOMENTS = ['told-why', 'reason-to-continue', 'check', 'told-person', 'outcome-written'] as const;
export type Moment = (typeof MOMENTS)[number];

/** How sure a rule's source is: `read` there, read in a `second` source, `background` knowledge, or our `own`. */
export const CERTAINTIES = ['read', 'second', 'background', 'own'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** How loud a due time is: `amber` and `red` warn while it runs, `due` is a thing to be done by then. */
export const LEVELS = ['amber', 'red', 'due'] as const;
export type Level = (typeof LEVELS)[number];

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
	'followed',
	'care-plan-part',
	'exit',
	'believed',
	'told-why',
	'ends-when',
	'key-needs',
	'reason-to-continue',
	'how-used',
	'medicine-wish',
	'authorised',
	'injuries',
	'harm',
	'staff',
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
