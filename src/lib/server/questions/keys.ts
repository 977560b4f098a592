import { points, type Question, type QuestionSet } from './set';

/** Word keys below a set's namespace: those that must be there, and those that may be. */
export type Keys = { required: string[]; optional: string[] };

const ofQuestion = (question: Question): Keys => {
	const key = (name: string): string => `${question.id}.${name}`;
	return {
		required: [
			key('title'),
			...(question.whyWeAsk ? [key('why')] : []),
			...(question.card?.phrase ? [key('card')] : []),
			...(question.options ?? []).map((option) => key(`option.${option}`)),
			...(question.groups ?? []).map((group) => key(`group.${group.id}`)),
			...(question.parts ?? []).flatMap((part) => [key(`part.${part}`), key(`said.${part}`)]),
			...(question.about ? [key('about')] : []),
			...(question.rows ?? []).map((row) => key(`row.${row}`)),
			...(question.kind === 'scales' ? points.map((point) => key(`scale.${point}`)) : [])
		],
		optional: [key('hint')]
	};
};

/** Every word a set needs, so that a missing one stops the start and one too many is found. */
export const keysOf = (set: QuestionSet): Keys => {
	const questions = set.questions.map(ofQuestion);
	return {
		required: [
			'set.title',
			'set.intro',
			...set.sections.map(({ id }) => `section.${id}.title`),
			...questions.flatMap(({ required }) => required)
		],
		optional: [
			...set.sections.map(({ id }) => `section.${id}.intro`),
			...questions.flatMap(({ optional }) => optional)
		]
	};
};
