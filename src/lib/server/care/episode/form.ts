import type { Fields, Form, Problems } from '../../http/forms';
import { KINDS, type Kind } from '../../standards/vocabulary';
import { fromWallClock } from '../zone';
import { fieldNames, fields, isField, type AnyValue, type Field } from './fields';
import { isAccountPart, observerIn, readObserver, type Known } from './observer';
import { readTyped } from './read';
import type { Part, Shape } from './shape';
import type { Stay } from './store';

/** The two fields that ask about lines of the plan, several in one form. */
export const lineFields = ['tried', 'followed'] as const;
export type LineField = (typeof lineFields)[number];
export const isLineField = (field: string): field is LineField => lineFields.some((one) => one === field);

/** What a form calls a part of a fact: `exit.choice`. */
export const partName = (field: Field, part: string): string => `${field}.${part}`;
export const shapeOf = (field: Field): readonly (readonly [name: string, part: Part])[] =>
	Object.entries<Part>(fields[field].shape satisfies Shape);

/** The parts that somebody types or picks in a form. */
export const typedParts = (field: Field): readonly (readonly [name: string, part: Part])[] =>
	shapeOf(field).filter(([part]) => !isAccountPart(field, part));

/** What a form sends of a field: one name or two for each part. */
export const partNames = (field: Field): string[] =>
	typedParts(field).flatMap(([part, { kind }]) => {
		const name = partName(field, part);
		if (kind === 'choices') return [`${name}[]`];
		return kind === 'instant' ? [name, `${name}-which`] : [name, `${name}-other`];
	});

export const startFields: Fields = ['key', 'stay', 'kind[]', 'when', 'when-which'];
export const staffFields: Fields = ['key', 'account', 'name', 'job', 'role'];
export const factFields: Fields = [
	'key',
	'field',
	'item',
	'take-back',
	'saw',
	'from-paper',
	...fieldNames.map((field) => `${field}.because`),
	'told-person.anyway',
	'component.anyway',
	'component.anyway-for',
	'component.anyway-why',
	...lineFields.flatMap((field) => ['', '-answer', '-why', '-words'].map((part) => `${field}-#${part}`)),
	...fieldNames.filter((field) => !isLineField(field)).flatMap(partNames)
];

const problem = (code: string): string => `episode:problem.${code}`;
type When = { readonly at: Date } | { readonly problem: string };

/** A time typed on the wall clock of the unit; where the clocks showed it twice, `which` says which was meant. */
const readWhen = (text: string, which: string, zone: string): When => {
	if (text.trim() === '') return { problem: problem('needed') };
	const read = fromWallClock(text, zone);
	if (read === 'no-such-time') return { problem: problem('not-a-time') };
	if ('at' in read) return read;
	const [first, second] = read.ambiguous;
	if (which === 'first') return { at: first };
	return which === 'second' ? { at: second } : { problem: problem('twice') };
};

type ReadStart =
	| { readonly ok: true; readonly stay: Stay; readonly kinds: readonly Kind[]; readonly startedAt: Date }
	| { readonly ok: false; readonly problems: Problems };

/** Reads the form that starts an episode: kinds and a time, and which unit where there are several. */
export const readStart = (form: Form, stays: readonly Stay[], now: Date): ReadStart => {
	const kinds = KINDS.filter((kind) => form.many('kind').includes(kind));
	const stay = stays.length === 1 ? stays[0] : stays.find(({ intakeId }) => intakeId === form.one('stay'));
	const when = stay ? readWhen(form.one('when'), form.one('when-which'), stay.zone) : null;
	const problems = {
		...(kinds.length > 0 ? {} : { kind: problem('kind') }),
		...(stay ? {} : { stay: problem('stay') }),
		...(when && 'problem' in when ? { when: when.problem } : {}),
		...(when && 'at' in when && when.at > now ? { when: problem('not-yet') } : {})
	};
	if (!stay || !when || !('at' in when) || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, stay, kinds, startedAt: when.at };
};

export type ReadValue =
	{ readonly ok: true; readonly value: AnyValue } | { readonly ok: false; readonly problems: Problems };

/** The field a form is about; null when it is none. */
export const fieldOf = (form: Form): Field | null => {
	const name = form.one('field');
	// A signature holds the number of what was read, which no form may choose: it has an action of its own.
	return isField(name) && name !== 'signed' ? name : null;
};

/**
 * Reads one fact. Times are read on the unit's wall clock; nothing can have happened after `now`.
 * @param known whom a form can pick where it says who looked
 */
export const readFact = (
	form: Form,
	field: Field,
	zone: string,
	now: Date,
	known: readonly Known[] = []
): ReadValue => {
	const raw: Record<string, readonly string[]> = {};
	const problems: Record<string, string> = {};
	const instants = new Map<string, Date>();
	const who = observerIn(field);
	for (const [part, { kind, needed }] of typedParts(field)) {
		const name = partName(field, part);
		const other = form.one(`${name}-other`);
		if (part === who?.name) {
			const chosen = readObserver(form.one(name), other, known);
			if ('problem' in chosen) problems[name] = chosen.problem;
			raw[part] = 'problem' in chosen ? [form.one(name)] : [chosen.name];
			raw[who.account] = 'problem' in chosen || chosen.account === null ? [] : [chosen.account];
			continue;
		}
		raw[part] = other === '' ? form.many(name) : [other];
		if (kind !== 'instant' || (form.one(name) === '' && !needed)) continue;
		const when = readWhen(form.one(name), form.one(`${name}-which`), zone);
		if ('at' in when) instants.set(form.one(name), when.at);
		else problems[name] = when.problem;
	}
	const read = readTyped(field, raw, (typed) => instants.get(typed.trim()) ?? null, now);
	if (read.ok && Object.keys(problems).length === 0) return { ok: true, value: read.value };
	for (const [part, code] of read.ok ? [] : Object.entries(read.problems))
		problems[partName(field, part)] ??= problem(code);
	return { ok: false, problems };
};

/** A line of the plan in a form: its key is `question/item`. */
type Asked = { readonly question: string; readonly item: string; readonly shown: string };
export type ReadLines =
	| { readonly ok: true; readonly values: readonly AnyValue[] }
	| { readonly ok: false; readonly problems: Problems };

/** Reads what was said of the lines of the plan; a line nobody said anything about is left as it was. */
export const readLines = (form: Form, field: LineField, lines: readonly Asked[], now: Date): ReadLines => {
	const problems: Record<string, string> = {};
	const values: AnyValue[] = [];
	for (const { index, value: key, part } of form.rows(field)) {
		const line = lines.find(({ question, item }) => `${question}/${item}` === key);
		if (!line || part('answer') === '') continue;
		const said = { answer: part('answer'), why: part('why'), words: part('words'), result: part('words') };
		const { question, item, shown } = line;
		const read = readTyped(field, { question, item, shown, ...said }, () => null, now);
		if (read.ok) values.push(read.value);
		else
			for (const [name, code] of Object.entries(read.problems))
				problems[`${field}-${index}-${name === 'result' ? 'words' : name}`] = problem(code);
	}
	if (values.length === 0 && Object.keys(problems).length === 0)
		problems[`${field}-1-answer`] = problem('needed');
	return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values };
};
