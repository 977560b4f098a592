/** Whether everybody was safe when staff looked; `not-known` is an answer as well. */
export const safes = ['yes', 'no', 'not-known'] as const;
export const hurts = ['nobody', 'person', 'staff', 'other'] as const;
export type Hurt = (typeof hurts)[number];
/** Whether others in the unit were told what they need to know. */
export const tolds = ['yes', 'no', 'not-needed'] as const;
/** Support for the staff themselves. */
export const supports = ['given', 'offered', 'declined', 'no'] as const;

/**
 * What staff of the same shift looked at right after an episode (domain table (g), stage 1). Null: left open. It is
 * never changed: a later one puts right what an earlier one said.
 */
export type RightAfter = {
	readonly id: string;
	readonly heldAt: Date;
	/** Who led it, as they are called in the unit. */
	readonly ledBy: string;
	readonly safe: (typeof safes)[number] | null;
	readonly hurt: readonly Hurt[];
	readonly injuries: string | null;
	readonly observation: string | null;
	readonly othersTold: (typeof tolds)[number] | null;
	readonly support: (typeof supports)[number] | null;
	readonly supportWords: string | null;
};

/** What is asked, in the order it is asked. */
export const points = ['safe', 'hurt', 'observation', 'others-told', 'support'] as const;
export type Point = (typeof points)[number];

/** What was left open, so that the page can say so; it never stands in the way of saving. */
export const leftOpen = (one: RightAfter): Point[] => {
	const said: Record<Point, boolean> = {
		safe: one.safe !== null,
		hurt: one.hurt.length > 0 || one.injuries !== null,
		observation: one.observation !== null,
		'others-told': one.othersTold !== null,
		support: one.support !== null || one.supportWords !== null
	};
	return points.filter((point) => !said[point]);
};

/** Two answers that cannot both be so: nobody was hurt, and somebody was. It is said, not refused. */
export const contradicts = ({ hurt, injuries }: RightAfter): boolean =>
	hurt.includes('nobody') && (hurt.length > 1 || injuries !== null);
