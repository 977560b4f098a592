import { addDays, addYears } from '../../standards/zone';
import { TRAINING_TOPICS, type TrainingTopic } from '../../standards/vocabulary';

/** One training of a member of staff. Days are `YYYY-MM-DD`. */
export type Training = {
	readonly id: string;
	readonly accountId: string;
	readonly topics: readonly TrainingTopic[];
	readonly doneOn: string;
	/** The last day it is valid. */
	readonly validUntil: string;
	readonly assessor: string | null;
	readonly trainer: string | null;
	readonly enteredAt: Date;
	readonly by: string;
	/** Why it was taken back; null while it stands. */
	readonly back: string | null;
};

/**
 * The last day a training is valid where nobody says another: the day before a year has gone by, the longest that the
 * training company in the seed advises (S3-07). A service may write another day.
 */
export const usualEnd = (doneOn: string): string => addDays(addYears(doneOn, 1), -1);

/** The topics in which somebody's training was valid on a day. */
export const validTopics = (trainings: readonly Training[], day: string): readonly TrainingTopic[] => {
	const valid = trainings.filter(
		({ doneOn, validUntil, back }) => back === null && doneOn <= day && day <= validUntil
	);
	return TRAINING_TOPICS.filter((topic) => valid.some(({ topics }) => topics.includes(topic)));
};

/** How far somebody's training goes on a day, beside what the rules ask. */
export type Trained = {
	/** `all`: every topic asked; `some`; `none`: what is written was not valid that day; `not-written`. */
	readonly state: 'all' | 'some' | 'none' | 'not-written';
	/** Topics the rules ask for whose training was not valid. */
	readonly missing: readonly TrainingTopic[];
};

/**
 * Whether training was as the rules ask on a day.
 * @param wanted topics of the pack; where it names none, any valid training is what can be said
 * @param written whether any training of theirs is written down at all
 */
export const trained = (
	valid: readonly string[],
	written: boolean,
	wanted: readonly TrainingTopic[]
): Trained => {
	if (!written) return { state: 'not-written', missing: wanted };
	if (valid.length === 0) return { state: 'none', missing: wanted };
	const missing = wanted.filter((topic) => !valid.includes(topic));
	return { state: missing.length === 0 ? 'all' : 'some', missing };
};
