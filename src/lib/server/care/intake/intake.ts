import type { Alike } from '../person/person';

/** A person's stay at a unit, from arriving to discharge. An open one is what makes the unit treat the person. */
export type Intake = {
	readonly id: string;
	readonly personId: string;
	readonly unitId: string;
	readonly unitName: string;
	/** IANA zone of the unit's wall clock. */
	readonly zone: string;
	/** Reference of the unit's standards pack. */
	readonly pack: string;
	readonly openedAt: Date;
	/** As the service names staff. */
	readonly openedBy: string;
	readonly ended: { readonly at: Date; readonly by: string; readonly how: Ending } | null;
};

export const endings = ['discharge', 'wrong-person'] as const;
export type Ending = (typeof endings)[number];

/** What came of offering, when somebody leaves, to change their plan. Never a duty, of nobody. */
export const planOffers = ['wants', 'nothing', 'not-offered'] as const;
export type PlanOffer = (typeof planOffers)[number];

/** What staff know of a person's card before they open it. Never what it says. */
export type CardFacts = {
	/** Answers shared with the card. */
	readonly lines: number;
	readonly changedAt: Date | null;
	/** Staff wrote down what the person told them, and the person has not checked it. */
	readonly told: boolean;
	readonly hasAccount: boolean;
	/** When anybody last marked the card as read; null when nobody did. */
	readonly lastReadAt: Date | null;
	/** Somebody marked it as read in this intake. */
	readonly readHere: boolean;
};

/**
 * How a card stands at an intake. `ask`: the person can sign in and shares nothing with staff, whether or not they
 * wrote anything. `none` is something to do, never a mark against anybody.
 */
export const cardStates = ['changed', 'unread', 'read', 'told', 'ask', 'none'] as const;
export type CardState = (typeof cardStates)[number];

export const cardState = (facts: CardFacts): CardState => {
	if (facts.lines === 0) return facts.told ? 'told' : facts.hasAccount ? 'ask' : 'none';
	const { changedAt, lastReadAt } = facts;
	if (changedAt !== null && lastReadAt !== null && changedAt > lastReadAt) return 'changed';
	return facts.readHere ? 'read' : 'unread';
};

/** Nothing of the person's is on the card: time for the questions to ask now. */
export const isEmptyPlan = ({ lines, told }: Pick<CardFacts, 'lines' | 'told'>): boolean =>
	lines === 0 && !told;

/** Whose intake it is: one of those alike, or somebody new. */
export type Chosen = { readonly who: 'known'; readonly id: string } | { readonly who: 'new' };

/**
 * What was picked, if it was one of those who match. Null: nothing was picked, or somebody who does not match.
 * @param picked a person's id, `new`, or empty
 */
export const pick = (alike: readonly Alike[], picked: string): Chosen | null => {
	if (picked === 'new') return { who: 'new' };
	return alike.some(({ id }) => id === picked) ? { who: 'known', id: picked } : null;
};
