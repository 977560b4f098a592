import type { Kind } from '../../standards/vocabulary';

/** Every sort of each kind (S2-01, S4-12, S4-14, S4-18). A child who is held was held like anybody else (S3-02). */
export const SORTS = {
	seclusion: [
		'locked-room',
		'closed-room',
		'behind-barrier',
		'hallway-outside',
		'others-withdrew',
		'segregation'
	],
	physical: ['held', 'moved', 'carried', 'to-floor', 'blocked', 'held-for-medicine'],
	mechanical: ['to-bed', 'to-chair', 'hands', 'body', 'bed-enclosed', 'aid-taken'],
	chemical: ['rapid', 'as-needed', 'regular', 'raised'],
	environmental: ['doors', 'areas', 'things', 'food', 'contact']
} as const satisfies Record<Kind, readonly string[]>;
export type Sort = (typeof SORTS)[Kind][number] | 'other';

/** All sorts in the order of the kinds; `other` goes with every kind. */
export const ALL_SORTS: readonly Sort[] = [...Object.values(SORTS).flat(), 'other'];

/** The kind a sort belongs to; null: it goes with every kind. */
export const kindOfSort = (sort: string): Kind | null => {
	const found = Object.entries(SORTS).find(([, own]) => own.some((one) => one === sort));
	return found ? (found[0] as Kind) : null;
};

/** How the body was: several, since a position changes. */
export const POSTURES = [
	'standing',
	'seated',
	'kneeling',
	'bent-forward',
	'face-up',
	'face-down',
	'on-side',
	'moving',
	'other'
] as const;

/** Things that keep somebody from moving, or from a room. */
export const AIDS = [
	'belt',
	'straps',
	'cuffs',
	'handcuffs',
	'mitts',
	'net-bed',
	'cage-bed',
	'bed-rail',
	'chair-tray',
	'harness',
	'splint',
	'clothing',
	'helmet',
	'spit-hood',
	'shield',
	'other'
] as const;

/** By which way a medicine went in. */
export const WAYS = ['mouth', 'under-tongue', 'nose', 'muscle', 'vein', 'skin', 'rectum', 'other'] as const;

/** In which manner it was given. The right medicine, given so, may still be against somebody's wish. */
export const MANNERS = ['wanted', 'accepted', 'pressed', 'against', 'held', 'hidden', 'not-known'] as const;

/** What restricts less and may be tried first (S0-18, S3-13, S3-27, S4-30, S4-31). */
export const METHODS = [
	'time',
	'talk',
	'space',
	'need',
	'person',
	'other-staff',
	'redirect',
	'walk',
	'sensory',
	'quiet-place',
	'around',
	'medicine-offered',
	'lighter-hold',
	'other'
] as const;

/** Why a milder method was not tried. */
export const NOT_TRIED = [
	'no-time',
	'not-safe',
	'not-here',
	'not-wanted',
	'not-thought-of',
	'other'
] as const;

/** Why something in the plan stands against a medicine, or the manner of giving it; the gravest first. */
export const AGAINST = ['allergy', 'reaction', 'refused', 'limit', 'health', 'manner'] as const;
export type Against = (typeof AGAINST)[number];

/** Ways past the mouth, and manners nobody chooses: what a plan may say something about. */
const notByMouth: readonly string[] = ['nose', 'muscle', 'vein', 'rectum'];
const notChosen: readonly string[] = ['pressed', 'against', 'held', 'hidden'];
export const byForceOrNeedle = (way: string, manner: string): boolean =>
	notByMouth.includes(way) || notChosen.includes(manner);

/** What may never be a reason (S0-03, S4-11, S4-34): asked as a factor, and never offered as a reason. */
export const FACTORS = ['discipline', 'coercion', 'convenience', 'retaliation', 'staffing'] as const;
export type Factor = (typeof FACTORS)[number];

/** What harm came of it beside serious injury and death, which `harm` says (S0-04, S4-09). */
export const HARM_KINDS = [
	'none-seen',
	'injury',
	'self-harm',
	'old-wounds',
	'dignity',
	'fear',
	'escalation',
	'rights',
	'deprived',
	'not-known'
] as const;
