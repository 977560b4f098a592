import { contexts, kinds, readers, sensitivities, slots, steps, voices, type QuestionSet } from './set';

/** Says what is wrong at a place; collects instead of stopping at the first. */
export type Complain = (place: string, problem: string) => void;

type Check = (value: unknown) => string | null;
type Field = { check: Check; optional?: true };

const name = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
// Beside the questions, a set's words hold these two names.
const reserved = ['set', 'section'];

const id: Check = (value) => {
	if (typeof value !== 'string' || !name.test(value)) return `must be a name like "what-helps"`;
	return reserved.includes(value) ? `"${value}" is reserved` : null;
};
const text: Check = (value) => (typeof value === 'string' && value !== '' ? null : 'must be text');
const flag: Check = (value) => (typeof value === 'boolean' ? null : 'must be true or false');
const count: Check = (value) => (Number.isInteger(value) && Number(value) > 0 ? null : 'must be 1 or more');
const oneOf =
	(what: string, known: readonly string[]): Check =>
	(value) =>
		known.includes(String(value)) ? null : `unknown ${what} "${String(value)}" (known: ${known.join(', ')})`;
const listOf =
	(check: Check, atLeast = 0): Check =>
	(value) => {
		if (!Array.isArray(value)) return 'must be a list';
		if (value.length < atLeast) return 'must not be empty';
		const items: unknown[] = value;
		const twice = items.find((item, index) => items.indexOf(item) !== index);
		if (twice !== undefined) return `"${String(twice)}" stands there twice`;
		return items.map(check).find((problem) => problem !== null) ?? null;
	};
const anyList: Check = (value) =>
	Array.isArray(value) && value.length > 0 ? null : 'must be a list, not empty';
const record = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const required = (check: Check): Field => ({ check });
const optional = (check: Check): Field => ({ check, optional: true });

const setFields = {
	id: required(id),
	version: required(count),
	voice: required(oneOf('voice', voices)),
	context: required(oneOf('context', contexts)),
	sections: required(anyList),
	pictures: optional(flag),
	first: optional(listOf(id, 1)),
	questions: required(anyList)
};
const sectionFields = {
	id: required(id),
	step: optional(oneOf('step', steps)),
	questions: required(listOf(id, 1))
};
const questionFields = {
	id: required(id),
	kind: required(oneOf('kind', kinds)),
	audience: required(listOf(oneOf('reader', readers))),
	options: optional(listOf(id, 1)),
	groups: optional(anyList),
	parts: optional(listOf(id, 1)),
	about: optional(id),
	asksWho: optional(flag),
	rows: optional(listOf(id, 1)),
	max: optional(count),
	card: optional((value) => (record(value) ? null : 'must be { slot, rank, must }')),
	sensitivity: required(oneOf('sensitivity', sensitivities)),
	ranked: optional(flag),
	protects: optional(flag),
	askedIf: optional((value) => (record(value) ? null : 'must be { question, choice }')),
	behindOpen: optional(flag),
	confirm: optional(flag),
	passedOn: optional(flag),
	offered: optional(flag),
	faces: optional(flag),
	bodyMap: optional(flag),
	whyWeAsk: optional(flag),
	sources: required(listOf(text, 1))
};
const cardFields = {
	slot: required(oneOf('card slot', slots)),
	rank: required(count),
	must: required(flag),
	phrase: optional(flag),
	banner: optional(id),
	says: optional(id),
	mustOptions: optional(listOf(id, 1))
};
const groupFields = { id: required(id), options: required(listOf(id, 1)) };
const askedIfFields = { question: required(id), choice: required(id) };

const checkFields = (
	value: unknown,
	fields: Record<string, Field>,
	place: string,
	complain: Complain
): boolean => {
	if (!record(value)) {
		complain(place, 'must be an object');
		return false;
	}
	const problems = [
		...Object.keys(value)
			.filter((key) => !(key in fields))
			.map((key) => `unknown field "${key}"`),
		...Object.entries(fields).flatMap(([key, field]) => {
			if (!(key in value)) return field.optional ? [] : [`"${key}" is missing`];
			const problem = field.check(value[key]);
			return problem ? [`"${key}": ${problem}`] : [];
		})
	];
	for (const problem of problems) complain(place, problem);
	return problems.length === 0;
};

const placeOf = (what: string, value: unknown, index: number): string =>
	`${what} ${record(value) && typeof value['id'] === 'string' ? `"${value['id']}"` : `number ${index + 1}`}`;

const checkQuestion = (value: unknown, place: string, complain: Complain): boolean => {
	if (!checkFields(value, questionFields, place, complain) || !record(value)) return false;
	const { card, askedIf, groups } = value;
	const groupsAreRight =
		!Array.isArray(groups) ||
		groups.every((group, index) =>
			checkFields(group, groupFields, `${place}, ${placeOf('group', group, index)}`, complain)
		);
	const cardIsRight = card === undefined || checkFields(card, cardFields, `${place}, card`, complain);
	const ifIsRight =
		askedIf === undefined || checkFields(askedIf, askedIfFields, `${place}, askedIf`, complain);
	return cardIsRight && ifIsRight && groupsAreRight;
};

/**
 * Reads a set from JSON: every field there, of its type, from its vocabulary, and no unknown one.
 * @returns the set, or null when something was complained about
 */
export const readShape = (json: unknown, complain: Complain): QuestionSet | null => {
	if (!checkFields(json, setFields, 'the set', complain)) return null;
	const raw = json as { sections: unknown[]; questions: unknown[] };
	const sections = raw.sections.map((section, index) =>
		checkFields(section, sectionFields, placeOf('section', section, index), complain)
	);
	const questions = raw.questions.map((question, index) =>
		checkQuestion(question, placeOf('question', question, index), complain)
	);
	return [...sections, ...questions].every(Boolean) ? (json as QuestionSet) : null;
};
