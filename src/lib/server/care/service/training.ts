import { addDays, addYears } from '../../standards/zone';
import { TRAINING_TOPICS, type TrainingTopic } from '../../standards/vocabulary';

/** How somebody assessed that a member of staff can do it; own words beside for what no choice says. */
export const ASSESSED_HOW = ['at-work', 'exercise', 'talked', 'written-test', 'other'] as const;
export type AssessedHow = (typeof ASSESSED_HOW)[number];
export const COMPETENCE = ['shown', 'not-shown'] as const;
export type Competence = (typeof COMPETENCE)[number];

/** One training of a member of staff. Days are `YYYY-MM-DD`. */
export type Training = {
	readonly id: string;
	readonly accountId: string;
	readonly topics: readonly TrainingTopic[];
	readonly doneOn: string;
	/** The last day it is valid. */
	readonly validUntil: string;
	/** Whether they showed that they can do it (S3-06); null: nobody said. */
	readonly competence: Competence | null;
	/** The day it was assessed; null: the day of the training. */
	readonly assessedOn: string | null;
	readonly assessedHow: readonly AssessedHow[];
	readonly assessedWords: string | null;
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
	/** Whether they had shown by then that they can do what they were trained in, as far as the rules ask for it. */
	readonly able: boolean;
};

/**
 * Whether training was as the rules ask on a day.
 * @param wanted topics of the pack; where it names none, any valid training is what can be said
 * @param able topics that they had shown by then that they can do
 * @param written whether any training of theirs is written down at all
 */
export const trained = (
	valid: readonly string[],
	able: readonly string[],
	written: boolean,
	wanted: readonly TrainingTopic[]
): Trained => {
	if (!written) return { state: 'not-written', missing: wanted, able: false };
	if (valid.length === 0) return { state: 'none', missing: wanted, able: false };
	const missing = wanted.filter((topic) => !valid.includes(topic));
	const asked = wanted.filter((topic) => valid.includes(topic));
	return {
		state: missing.length === 0 ? 'all' : 'some',
		missing,
		able: asked.length === 0 ? able.length > 0 : asked.every((topic) => able.includes(topic))
	};
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

/**
 * The day on which somebody last showed, up to a day, that they can do it, in a training that was valid then; null: it
 * is not written down. Nothing follows from that by itself.
 */
export const shownThen = (trainings: readonly Training[], account: string, day: string): string | null =>
	trainings
		.filter(({ accountId, back }) => accountId === account && back === null)
		.filter(({ doneOn, validUntil }) => doneOn <= day && day <= validUntil)
		.flatMap(({ competence, assessedOn, doneOn }) => (competence === 'shown' ? [assessedOn ?? doneOn] : []))
		.filter((on) => on <= day)
		.reduce<string | null>((last, on) => (last === null || on > last ? on : last), null);
