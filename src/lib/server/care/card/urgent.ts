/** Why a card is opened without treating the person; the words are in the locale files. */
export const urgentReasons = ['danger', 'cannot-say', 'arriving', 'asked', 'other'] as const;
export type UrgentReason = (typeof urgentReasons)[number];

/** What the privacy officer finds of an opening; `asking` keeps the task open. */
export const outcomes = ['right', 'not-right', 'asking'] as const;
export type Outcome = (typeof outcomes)[number];

/** Somebody found by an exact number, or by an exact name and birth date. */
export type Found = {
	readonly id: string;
	readonly name: string;
	/** `YYYY-MM-DD`. */
	readonly born: string;
	readonly recordNumber: string | null;
	/** Whoever looks treats them: there is no glass to break. */
	readonly treats: boolean;
	/** Until when this account has the card open already; null when it has not. */
	readonly openUntil: Date | null;
};

/** How often cards were opened this way in the last 24 hours: by this account, and of this person. */
export type Rate = { readonly mine: number; readonly theirs: number };

export type Review = {
	readonly outcome: string;
	readonly said: string | null;
	readonly by: string;
	readonly at: Date;
};

/** One opening as the privacy officer reads it. */
export type Opening = {
	readonly id: string;
	readonly personId: string;
	readonly person: string;
	readonly reader: string;
	/** The officer's own: somebody else looks at it. */
	readonly mine: boolean;
	readonly unit: string;
	readonly zone: string;
	readonly reason: string;
	readonly words: string;
	readonly openedAt: Date;
	readonly endsAt: Date;
	/** How often the card was looked at while it was open. */
	readonly looks: number;
	/** Openings in the 24 hours up to this one: by the same reader, and of the same person. */
	readonly byReader: number;
	readonly forPerson: number;
	readonly review: Review | null;
};

const day = 24 * 60 * 60 * 1000;

/** From this many openings in a day on, a reader is pointed out (safety.md T7). */
export const often = 3;

/** Whether somebody has still to look at an opening. */
export const waits = ({ review }: Pick<Opening, 'review'>): boolean =>
	review === null || review.outcome === 'asking';

/** Whether it waits for longer than a day. */
export const isLate = (one: Pick<Opening, 'review' | 'openedAt'>, now: Date): boolean =>
	waits(one) && now.getTime() - one.openedAt.getTime() > day;
