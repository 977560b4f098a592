import type { PressableAct, Pressure } from '../../access';

export type Act = PressableAct;

/** How the person decided: in quiet, with their advocate beside them, or by keeping what protects them. */
export type How = 'alone' | 'with-advocate' | 'at-once';

export type Outcome = 'confirmed' | 'taken-back';

/** Something the person did that waits for their own word in quiet. */
export type Hold = {
	readonly id: string;
	readonly act: Act;
	/** The row that the act wrote. */
	readonly subject: string;
	/** Less is protected after it: it changes nothing until it is confirmed. */
	readonly loosens: boolean;
	readonly reasons: readonly Pressure[];
	/** Set and question, a part that is shared, and with whom, where it is about one. */
	readonly question: string | null;
	readonly part: string | null;
	readonly whom: string | null;
	readonly since: Date;
	readonly outcome: Outcome | null;
};

/** "Did you feel pressed?", asked without a right answer. Leaving it out is one too. */
export const feelings = ['yes', 'a-little', 'no', 'not-sure'] as const;
export type Feeling = (typeof feelings)[number];

/**
 * What the person may do with a hold now. To keep what protects them they need nobody; for the rest they are alone,
 * or have their advocate beside them.
 */
export const mayDecide = (
	hold: Pick<Hold, 'loosens' | 'outcome'>,
	how: 'alone' | 'with-advocate' | null,
	outcome: Outcome
): How | null => {
	if (hold.outcome !== null) return null;
	if (how !== null) return how;
	return hold.loosens && outcome === 'taken-back' ? 'at-once' : null;
};
