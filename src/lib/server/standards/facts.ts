import type { Belief, Exit, FacilityType, Harm, KeyNeed, Kind, Moment, Reason, Recorded } from './vocabulary';

/** One restrictive practice inside an episode. `endedAt` null: still going on, or its end not written yet. */
export type ComponentFacts = {
	readonly kind: Kind;
	readonly startedAt: Date;
	readonly endedAt: Date | null;
};

/**
 * What a pack's rules need to know of one episode. Instants are UTC; null always means "not written yet",
 * never "no": a rule that needs it answers "cannot tell yet".
 */
export type EpisodeFacts = {
	/** IANA zone of the facility: its calendar decides days, ages and business days. Elapsed time never uses it. */
	readonly zone: string;
	readonly components: readonly ComponentFacts[];
	readonly startedAt: Date;
	readonly endedAt: Date | null;
	/** When the record was first made, for retention. */
	readonly recordMadeAt: Date;
	/** Whole years at the start, on the facility's calendar (see `ageAt`). */
	readonly ageYearsAtStart: number | null;
	/** For the age at a renewal. Null: the age at the start is taken throughout. */
	readonly birthDate: string | null;
	/** What kind of place it is, from the unit's settings. */
	readonly facility: FacilityType | null;
	/** Whether the hospital uses accreditation for Medicare deemed status, from the settings. */
	readonly deemed: boolean | null;
	/** Why it was done; null also while staff are not sure. */
	readonly reason: Reason | null;
	/** Ids of the stricter rules (`ifChosen`) the service chose for itself. */
	readonly houseRules: readonly string[];
	/** Kinds the person said are very bad for them. */
	readonly veryBad: readonly Kind[];
	readonly keyNeedsDenied: readonly KeyNeed[];
	readonly harm: Harm | null;
	/** Whether this use was authorised and within its plan. */
	readonly authorised: boolean | null;
	/**
	 * A wish of a directive that was not followed: since when, and whether the law applied to it. Left out, or null, there is
	 * none; `underAct` null: nobody has said.
	 */
	readonly departure?: { readonly at: Date; readonly underAct: boolean | null } | null;
	/** When key personnel of the service became aware. */
	readonly awareAt: Date | null;
	readonly exit: Exit | null;
	readonly believed: Belief | null;
	/** When things were done, in any order. */
	readonly moments: Readonly<Partial<Record<Moment, readonly Date[]>>>;
	/** Notices already sent: the rule's id and when. */
	readonly sent: readonly { readonly rule: string; readonly at: Date }[];
	/** What has been written so far. */
	readonly written: readonly Recorded[];
};
