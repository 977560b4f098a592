/** Who ended a sitting: the person, since it was done, or something else. */
export const endings = ['person', 'done', 'other'] as const;
/** How the person checked what was typed for them; `none`: nothing was. */
export const checks = ['aloud', 'look', 'sign', 'board', 'read', 'none'] as const;

/** A sitting over the person's account, written down afterwards. */
export type Sitting = {
	readonly id: string;
	readonly begunAt: Date;
	readonly stoppedAt: Date;
	readonly endedBy: (typeof endings)[number];
	readonly checked: (typeof checks)[number];
	/** Who typed; null: the person themselves. */
	readonly typedBy: string | null;
};

/** Whole minutes, at least one. */
export const minutesOf = ({ begunAt, stoppedAt }: Pick<Sitting, 'begunAt' | 'stoppedAt'>): number =>
	Math.max(1, Math.round((stoppedAt.getTime() - begunAt.getTime()) / 60_000));
