import { listOf, matching, object, oneOf, text, type Check, type Checked } from './check';
import { sourceShape, type Source } from './pack';
import { REASONS, type Reason } from './vocabulary';
import restraint from './helpers/restraint.json';
import seclusion from './helpers/seclusion.json';

/** What somebody may ask before they know what to call it. */
export const HELPERS = ['seclusion', 'restraint'] as const;
export type HelperId = (typeof HELPERS)[number];

const VERDICTS = ['yes', 'no', 'not-sure'] as const;
export type HelperVerdict = (typeof VERDICTS)[number];

const name = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
/** An object whose keys are the file's own: questions and their answers. */
const byQuestion =
	<T>(check: Check<T>): Check<Readonly<Record<string, T>>> =>
	(value, place) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.entries(value).flatMap(([key, one]) => check(one, `${place}.${key}`))
			: [`${place}: must be an object`];

const helperFile = object(
	{
		id: oneOf(HELPERS),
		questions: listOf(object({ id: name, choices: listOf(name, 2) }, {})),
		/** The first rule that fits answers; every question it names must have one of its answers. */
		rules: listOf(
			object(
				{ id: name, when: byQuestion(listOf(name)), answer: oneOf(VERDICTS), source: sourceShape },
				{ reason: oneOf(REASONS) }
			)
		),
		/** What holds when no rule fits: ask for advice, and record it all the same (S4-04). */
		otherwise: object({ id: name, source: sourceShape }, {}),
		examples: listOf(
			object({ id: name, seed: text, answers: byQuestion(name), answer: oneOf(VERDICTS), rule: name }, {})
		)
	},
	{}
);
export type Helper = Checked<typeof helperFile>;

const known = (file: Helper): string[] => {
	const choices = new Map(file.questions.map(({ id, choices: own }) => [id, own]));
	const strange = (place: string, question: string, given: readonly string[]): string[] =>
		given
			.filter((one) => !choices.get(question)?.includes(one))
			.map((one) => `${place}: "${one}" is no answer to "${question}"`);
	return [
		...file.rules.flatMap(({ id, when }) =>
			Object.entries(when).flatMap(([question, given]) => strange(`rule ${id}`, question, given))
		),
		...file.examples.flatMap(({ id, answers }) =>
			Object.entries(answers).flatMap(([question, given]) => strange(`example ${id}`, question, [given]))
		)
	];
};

/**
 * Reads a helper's file.
 * @throws Error naming every place that is wrong, so that nobody is answered by half a rule
 */
export const readHelper = (json: unknown): Helper => {
	const problems = helperFile(json, '');
	const file = json as Helper;
	const all = problems.length > 0 ? problems : known(file);
	if (all.length > 0) throw new Error(`helper: ${all.join('\n')}`);
	return file;
};

/** The questions, rules and examples behind "is it seclusion?" and "is it a restraint?". */
export const helpers: Readonly<Record<HelperId, Helper>> = {
	seclusion: readHelper(seclusion),
	restraint: readHelper(restraint)
};

export type Helped = {
	readonly answer: HelperVerdict;
	/** Which rule answered. */
	readonly rule: string;
	readonly source: Source;
	/** The class of the reason, where the rule tells it (S1-04). */
	readonly reason: Reason | null;
};

/**
 * What the answers come to. A question without an answer fits no rule that names it; where no rule fits, it is not
 * sure. It never decides whether something may be recorded.
 */
export const helped = (helper: Helper, answers: Readonly<Record<string, string | null>>): Helped => {
	const rule = helper.rules.find(({ when }) =>
		Object.entries(when).every(([question, fits]) => fits.includes(answers[question] ?? ''))
	);
	if (!rule) {
		const { id, source } = helper.otherwise;
		return { answer: 'not-sure', rule: id, source, reason: null };
	}
	return { answer: rule.answer, rule: rule.id, source: rule.source, reason: rule.reason ?? null };
};
