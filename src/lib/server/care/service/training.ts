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

/** What the register says of somebody's training on a day, and the last day of what it says it of. */
export type TrainedThen = {
	readonly state: 'valid' | 'expired' | 'later' | 'not-on-record';
	readonly until: string | null;
};

/** Whether any training of theirs was valid on a day; what was taken back is not on record. */
export const trainedThen = (trainings: readonly Training[], account: string, day: string): TrainedThen => {
	const own = trainings.filter(({ accountId, back }) => accountId === account && back === null);
	const last = (some: readonly Training[]): string | null =>
		some.reduce<string | null>(
			(best, { validUntil }) => (best === null || validUntil > best ? validUntil : best),
			null
		);
	const valid = last(own.filter(({ doneOn, validUntil }) => doneOn <= day && day <= validUntil));
	if (valid !== null) return { state: 'valid', until: valid };
	const before = last(own.filter(({ validUntil }) => validUntil < day));
	if (before !== null) return { state: 'expired', until: before };
	return { state: own.length > 0 ? 'later' : 'not-on-record', until: null };
};
