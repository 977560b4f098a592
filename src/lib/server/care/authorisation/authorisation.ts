import type { About, Asked, Covered, Step } from '../../standards/authorisation';
import {
	ASSESSMENTS,
	CONSENT_CHECKS,
	CONSENT_GIVERS,
	KEY_NEEDS,
	KINDS,
	SPACE_POINTS,
	type Assessment,
	type Kind
} from '../../standards/vocabulary';

/** Leave that was asked for, with what it is about in words. */
export type Request = {
	readonly id: string;
	/** Whose record it stands in: one that was joined to theirs, where nobody knew them yet. */
	readonly personId: string;
	readonly unit: string;
	readonly zone: string;
	/** Reference of the pack the unit records under now. */
	readonly pack: string;
	readonly kind: Kind;
	readonly what: string;
	readonly mostMinutes: number | null;
	readonly limits: string | null;
	readonly needs: Readonly<Record<string, string>>;
	readonly space: Readonly<Record<string, string>>;
	readonly askedAt: Date;
	readonly by: string;
};

/** A step as it is kept: `value` holds what the rules read, and the words beside it. */
export type StepRow = {
	readonly id: string;
	readonly authorisationId: string;
	readonly what: Step['what'];
	readonly byWhom: 'self' | 'staff';
	readonly value: Readonly<Record<string, unknown>>;
	readonly at: Date;
	readonly by: string;
};

export const STATES = ['done', 'asked-for', 'missing', 'not-needed'] as const;
export type AssessmentState = (typeof STATES)[number];
/** How an assessment stands, the newest last. */
export type Assessed = {
	readonly what: Assessment;
	readonly state: AssessmentState;
	readonly doneOn: string | null;
	readonly byName: string | null;
	readonly enteredAt: Date;
};

const truth = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
const day = (value: unknown): Date => new Date(typeof value === 'string' ? value : 0);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A stored step as the rules read it. What this build does not know counts as not given. */
export const stepOf = ({ what, byWhom, value, at }: StepRow): Step => {
	switch (what) {
		case 'view':
			return { at, what, by: byWhom, aversive: truth(value['aversive']), agrees: truth(value['agrees']) };
		case 'consent':
			return {
				at,
				what,
				giver: CONSENT_GIVERS.find((one) => one === value['giver']) ?? 'person',
				checks: CONSENT_CHECKS.filter((one) => list(value['checks']).includes(one)),
				functionChecked: value['functionChecked'] === true,
				until: day(value['until'])
			};
		case 'panel':
			return {
				at,
				what,
				decision: value['decision'] === 'authorised' ? 'authorised' : 'refused',
				from: day(value['from']),
				until: day(value['until'])
			};
		case 'withdrawn':
		case 'revoked':
			return { at, what };
	}
};

/** A request as the rules read it: a need nobody said is met counts as denied. */
export const askedOf = ({ kind, needs, space }: Pick<Request, 'kind' | 'needs' | 'space'>): Asked => ({
	kind: KINDS.find((one) => one === kind) ?? 'seclusion',
	needsDenied: KEY_NEEDS.filter((need) => needs[need] !== 'yes'),
	space: Object.fromEntries(
		SPACE_POINTS.flatMap((point) => {
			const said = space[point];
			return said === 'yes' || said === 'no' ? [[point, said]] : [];
		})
	)
});

/** The newest row of an assessment by a moment; null when nobody wrote any. */
export const standingOf = <R extends Pick<Assessed, 'what' | 'enteredAt'>>(
	rows: readonly R[],
	what: Assessment,
	at: Date
): R | null => rows.findLast((row) => row.what === what && row.enteredAt <= at) ?? null;

/** Which assessments had been done by a moment. */
export const doneBy = (
	rows: readonly Pick<Assessed, 'what' | 'state' | 'enteredAt'>[],
	at: Date
): About['assessed'] => ASSESSMENTS.filter((what) => standingOf(rows, what, at)?.state === 'done');

/** What was used, and whether a valid authorisation covered it when it began. */
export type Cover = {
	readonly kind: Kind;
	readonly at: Date;
	/** Whole minutes it lasted, or has lasted until now. */
	readonly minutes: number;
	readonly covered: Covered<{ readonly mostMinutes: number | null }>;
};

/** The limit that a use was allowed for and went over, in minutes (S4-27); null when it has none or kept to it. */
export const overLimit = ({ minutes, covered: { by } }: Cover): number | null =>
	by !== null && by.mostMinutes !== null && minutes > by.mostMinutes ? by.mostMinutes : null;

/**
 * Whether the uses were authorised, by what was written of it and by what the register knows. A tick covers nothing that
 * no authorisation did, or that went over its limit: then it was not, whatever was written.
 * @param written what the record says; null: nothing, or nobody knows
 * @param covers null where the rules know no authorisation
 */
export const wasAuthorised = (written: boolean | null, covers: readonly Cover[] | null): boolean | null =>
	covers?.some((cover) => cover.covered.by === null || overLimit(cover) !== null) ? false : written;
