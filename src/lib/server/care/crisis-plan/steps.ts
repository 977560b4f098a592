import type { Voice } from './crisis-plan';

export const uses = ['used-yes', 'used-partly', 'used-no'] as const;
export type Use = (typeof uses)[number];
export const meetingSteps = ['begun', 'paused', 'resumed', 'stopped'] as const;

export type StepKind =
	| (typeof meetingSteps)[number]
	| 'put-away'
	| 'taken-up'
	| 'specific'
	| 'review'
	| 'copy'
	| 'copy-back'
	| Use;

/** What happened to the plan as a whole, oldest first in every list. */
export type Step = {
	readonly id: string;
	readonly kind: StepKind;
	readonly about: string | null;
	/** `YYYY-MM-DD`. */
	readonly onDay: string | null;
	readonly words: string | null;
	readonly language: string | null;
	readonly by: string;
	readonly at: Date;
	readonly held: boolean;
};

export type Meeting = 'none' | 'on' | 'paused' | 'stopped';

const lastOf = (steps: readonly Step[], ...among: readonly StepKind[]): Step | undefined =>
	steps.findLast(({ kind, held }) => !held && among.includes(kind));

/** How the talk stands. Stopped by the person: what was said stays, as a draft. */
export const meetingOf = (steps: readonly Step[]): Meeting => {
	const last = lastOf(steps, ...meetingSteps)?.kind;
	if (last === undefined) return 'none';
	return last === 'paused' || last === 'stopped' ? last : 'on';
};

/** Which steps the person can take from here. Going on is offered after a pause and after a stop. */
export const canStep = (meeting: Meeting, kind: (typeof meetingSteps)[number]): boolean =>
	({
		begun: meeting === 'none' || meeting === 'stopped',
		paused: meeting === 'on',
		resumed: meeting === 'paused',
		stopped: meeting === 'on' || meeting === 'paused'
	})[kind];

export const isPutAway = (steps: readonly Step[]): boolean =>
	lastOf(steps, 'put-away', 'taken-up')?.kind === 'put-away';

/** Somebody who left during this talk, so that whatever they did not answer was not asked. */
export const leftThisTable = ({ endedAt }: Voice, steps: readonly Step[]): boolean => {
	const begun = lastOf(steps, 'begun');
	return endedAt !== null && begun !== undefined && endedAt >= begun.at;
};

/** Who has a copy outside of Foreword. */
export const copiesIn = (steps: readonly Step[]): Step[] =>
	steps.filter(
		({ id, kind }) =>
			kind === 'copy' && !steps.some((other) => other.kind === 'copy-back' && other.about === id)
	);

/** The day to look at the plan again; passing it ends nothing. Null when nobody named one. */
export const reviewIn = (steps: readonly Step[], today: string): { day: string; passed: boolean } | null => {
	const day = lastOf(steps, 'review')?.onDay ?? null;
	return day === null ? null : { day, passed: day < today };
};

/** What was told about crises since, the latest first. */
export const usesIn = (steps: readonly Step[]): Step[] =>
	steps.filter(({ kind }) => uses.some((one) => one === kind)).toReversed();

/** Lines that somebody found could only be about this person. */
export const specificIn = (steps: readonly Step[]): ReadonlySet<string> =>
	new Set(steps.flatMap(({ kind, about }) => (kind === 'specific' && about !== null ? [about] : [])));
