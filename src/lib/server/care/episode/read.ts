import { isId } from '$lib/id';
import { unsaidItems } from './check-fields';
import { fields, type Field, type Value } from './fields';
import type { Part, Shape } from './shape';
import { FACTORS, kindOfSort } from './use-choices';

export type Problem =
	| 'needed'
	| 'too-long'
	| 'not-a-choice'
	| 'not-a-time'
	| 'not-yet'
	| 'before-its-start'
	| 'why'
	| 'another-kind'
	| 'why-not';
export type Problems = Readonly<Record<string, Problem>>;
type Content = string | readonly string[] | Date | null;
type ReadPart = { readonly content: Content } | { readonly problem: Problem };

/** How a form's or the database's way of writing an instant is read; null when it is none. */
export type ReadInstant = (written: string) => Date | null;

const readPart = (part: Part, raw: readonly string[], readInstant: ReadInstant): ReadPart => {
	const given = raw.filter((one) => one.trim() !== '');
	const [first] = given;
	if (first === undefined) return part.needed ? { problem: 'needed' } : { content: null };
	switch (part.kind) {
		case 'words':
			// What was typed is kept as it was typed, spaces and all.
			return [...first].length > part.most ? { problem: 'too-long' } : { content: first };
		case 'choice':
			return part.choices.includes(first) ? { content: first } : { problem: 'not-a-choice' };
		case 'choices':
			return given.every((one) => part.choices.includes(one))
				? { content: [...new Set(given)] }
				: { problem: 'not-a-choice' };
		case 'id':
			return isId(first) ? { content: first } : { problem: 'not-a-choice' };
		case 'instant': {
			const at = readInstant(first);
			return at ? { content: at } : { problem: 'not-a-time' };
		}
	}
};

/** What must hold between the parts of one value. */
const across: Partial<Record<Field, (value: Readonly<Record<string, Content>>) => Problems>> = {
	component: ({ kind, sort, from, to }): Problems => ({
		...(from instanceof Date && to instanceof Date && to < from ? { to: 'before-its-start' } : {}),
		...(typeof sort === 'string' && (kindOfSort(sort) ?? kind) !== kind ? { sort: 'another-kind' } : {})
	}),
	order: ({ obtained, until }): Problems =>
		obtained instanceof Date && until instanceof Date && until < obtained
			? { until: 'before-its-start' }
			: {},
	// One of them answered is enough; none is a form that was sent empty.
	factors: (value): Problems =>
		Object.values(value).every((answer) => answer === null) ? { [FACTORS[0]]: 'needed' } : {},
	milder: ({ answer, why }): Problems => (answer === 'not-tried' && why === null ? { why: 'why-not' } : {}),
	watch: ({ from, to }): Problems =>
		from instanceof Date && to instanceof Date && to < from ? { to: 'before-its-start' } : {},
	check: unsaidItems,
	// Whoever is not staff needs a reason to have been there; a contractor who may use force counts as staff.
	outsiders: ({ contractorAuthorised, why }): Problems =>
		contractorAuthorised !== 'yes' && why === null ? { why: 'needed' } : {},
	// A wish that was not followed is answered for: the person reads the reason.
	followed: ({ answer, why }): Problems => (answer === 'not-followed' && why === null ? { why: 'why' } : {})
};

const isAhead = (part: Part | undefined): boolean => part?.kind === 'instant' && part.ahead === true;

type ReadValue<F extends Field> = { ok: true; value: Value<F> } | { ok: false; problems: Problems };

const readParts = <F extends Field>(
	field: F,
	raw: (part: string) => readonly string[],
	readInstant: ReadInstant
): ReadValue<F> => {
	const shape: Shape = fields[field].shape;
	const read = Object.entries(shape).map(
		([name, part]) => [name, readPart(part, raw(name), readInstant)] as const
	);
	const problems = Object.fromEntries(
		read.flatMap(([name, part]) => ('problem' in part ? [[name, part.problem]] : []))
	);
	const value = Object.fromEntries(
		read.map(([name, part]) => [name, 'content' in part ? part.content : null])
	);
	const all = Object.keys(problems).length > 0 ? problems : (across[field]?.(value) ?? {});
	return Object.keys(all).length > 0 ? { ok: false, problems: all } : { ok: true, value: value as Value<F> };
};

/**
 * Reads one fact from a form.
 * @param raw what was typed for each part, as the form sent it
 * @param readInstant the facility's wall clock to an instant (`instantIn` of the standards, with its zone)
 * @param now nothing can have happened after it
 */
export const readTyped = <F extends Field>(
	field: F,
	raw: Readonly<Record<string, string | readonly string[] | undefined>>,
	readInstant: ReadInstant,
	now: Date
): ReadValue<F> => {
	const read = readParts(field, (part) => [raw[part] ?? []].flat(), readInstant);
	if (!read.ok) return read;
	const shape: Shape = fields[field].shape;
	const early = Object.entries(read.value).filter(
		([part, content]) => content instanceof Date && content > now && !isAhead(shape[part])
	);
	return early.length === 0
		? read
		: { ok: false, problems: Object.fromEntries(early.map(([part]) => [part, 'not-yet'])) };
};

const isoInstant: ReadInstant = (written) => {
	const at = new Date(written);
	return Number.isNaN(at.getTime()) || at.toISOString() !== written ? null : at;
};

/**
 * Reads one fact as the database keeps it: instants as ISO text in UTC.
 * @throws Error when a stored value is not of its field's shape, which only a broken migration can bring about
 */
export const readStored = <F extends Field>(field: F, json: unknown): Value<F> => {
	const stored = new Map<string, unknown>(Object.entries(Object(json)));
	const strings = (content: unknown): string[] =>
		(Array.isArray(content) ? content : [content]).filter((one) => typeof one === 'string');
	const read = readParts(field, (part) => strings(stored.get(part)), isoInstant);
	if (!read.ok) {
		const where = Object.entries(read.problems).map(([part, problem]) => `${part} ${problem}`);
		throw new Error(`stored episode fact "${field}": ${where.join(', ')}`);
	}
	return read.value;
};
