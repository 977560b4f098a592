/** Who wrote it down: staff who treat the person, or somebody who supports them and may read about them. */
export const talkers = ['staff', 'supporter'] as const;
export type Talker = (typeof talkers)[number];

/** Once that somebody talked with the person about what calms and what harms them (S0-15). */
export type Talked = {
	readonly id: string;
	readonly by: string;
	readonly as: Talker;
	/** `YYYY-MM-DD`, the day of the talk. */
	readonly on: string;
	/** Who else was there, in the words of whoever wrote it; empty when nobody was named. */
	readonly present: string;
	readonly enteredAt: Date;
	/** The person's last word on it: that it was not so. */
	readonly notSo: boolean;
};

/** The talk that stands as the last one: the latest day of those the person has not said no to. */
export const lastTalked = <T extends Pick<Talked, 'on' | 'enteredAt' | 'notSo'>>(
	all: readonly T[]
): T | null =>
	all
		.filter(({ notSo }) => !notSo)
		.toSorted((a, b) => b.on.localeCompare(a.on) || b.enteredAt.getTime() - a.enteredAt.getTime())[0] ?? null;
