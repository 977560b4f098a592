import type { Words } from '$lib/words';
import { ASSESSED_HOW, COMPETENCE, validTopics, type Training } from './training';
import type { TrainingRead } from './training-acts';
import { TRAINING_TOPICS } from '../../standards/vocabulary';

export type TrainingRow = {
	readonly id: string;
	readonly text: string;
	/** Who assessed, who taught, who entered it. */
	readonly more: readonly string[];
	readonly back: string | null;
};
export type MemberView = {
	readonly id: string;
	readonly name: string;
	readonly job: string | null;
	/** What is valid today, in words. */
	readonly today: string;
	/** Topics whose training is not valid today. */
	readonly missing: readonly string[];
	readonly rows: readonly TrainingRow[];
};

export const topicOptions = ({ t }: Words) =>
	TRAINING_TOPICS.map((topic) => ({ value: topic, label: t(`standards-page:topic.${topic}`) }));

export const howOptions = ({ t }: Words) =>
	ASSESSED_HOW.map((how) => ({ value: how, label: t(`training:how.${how}`) }));
export const competenceOptions = ({ t }: Words) =>
	COMPETENCE.map((one) => ({ value: one, label: t(`training:competence-option.${one}`) }));

const rowOf = (words: Words, zone: string, one: Training): TrainingRow => {
	const { t } = words;
	return {
		id: one.id,
		text: t('training:row', {
			topics: words.list(one.topics.map((topic) => t(`standards-page:topic.${topic}`))),
			done: words.day(one.doneOn),
			until: words.day(one.validUntil)
		}),
		more: [
			t(`training:row-competence.${one.competence ?? 'not-said'}`, {
				on: words.day(one.assessedOn ?? one.doneOn)
			}),
			...(one.assessedHow.length === 0
				? []
				: [
						t('training:assessed-how', {
							how: words.list(one.assessedHow.map((how) => t(`training:how.${how}`)))
						})
					]),
			...(one.assessedWords === null ? [] : [one.assessedWords]),
			...(one.assessor === null ? [] : [t('training:assessed', { name: one.assessor })]),
			...(one.trainer === null ? [] : [t('training:taught', { name: one.trainer })]),
			t('training:entered', { by: one.by, when: words.dateTime(one.enteredAt, zone) })
		],
		back: one.back === null ? null : t('training:back', { because: one.back })
	};
};

/** Each member of staff of a unit with their trainings, and what of it is valid today. */
export const membersView = (words: Words, read: TrainingRead, today: string): readonly MemberView[] =>
	read.staff.map(({ id, name, job }) => {
		const { t } = words;
		const own = read.trainings.filter(({ accountId }) => accountId === id);
		const valid = validTopics(own, today);
		return {
			id,
			name,
			job,
			today:
				own.length === 0
					? t('training:none-written')
					: t('training:valid-today', { count: valid.length, of: TRAINING_TOPICS.length }),
			missing: TRAINING_TOPICS.filter((topic) => own.length > 0 && !valid.includes(topic)).map((topic) =>
				t(`standards-page:topic.${topic}`)
			),
			rows: own.map((one) => rowOf(words, read.unit.zone, one))
		};
	});
