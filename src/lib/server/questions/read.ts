import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import type { Fields, Form } from '../http/forms';
import { optionId } from './option-id';
import { states, type Audience, type Item, type State, type Value } from './answer';
import {
	itemLength,
	marks,
	most,
	noteLength,
	readers,
	type Kind,
	type Mark,
	type Question,
	type Reader
} from './set';

const everywhere: Fields = [
	...['key', 'base', 'language', 'state', 'audience[]', 'audience-asked', 'who', 'note'],
	...['also-#', 'also-by', 'rank-#', 'rank-#-id']
];
const ofKind: Readonly<Record<Kind, Fields>> = {
	text: ['text'],
	list: ['item-#', 'item-#-id'],
	picks: ['pick[]', 'item-#', 'item-#-id'],
	choice: ['choice'],
	scales: ['row-#'],
	marks: ['row-#'],
	date: ['date-day', 'date-month', 'date-year']
};

/** The fields the page of a question may send: what another kind of question asks for is not lost, but refused. */
export const answerFields = ({ kind, parts = [], about }: Question): Fields => [
	...everywhere,
	...ofKind[kind],
	...parts.map((part) => `item-#-${part}`),
	...(about === undefined ? [] : ['item-#-about'])
];

export type ReadAnswer =
	| {
			readonly ok: true;
			readonly state: State;
			readonly value: Value | null;
			/** The same words in the service's language, by item id, or null for a text; empty where they were taken out. */
			readonly also: ReadonlyMap<string | null, string>;
			readonly alsoBy: string;
	  }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

const wrong = (field: string, key: string): ReadAnswer => ({ ok: false, problems: { [field]: key } });

/** An item with the number of its row; 0 for an option. */
type Row = Item & { readonly index: number };

/** What stands beside a line: its parts, and what it is for. */
const besides = (
	question: Question,
	part: (name: string) => string,
	known: readonly Item[]
): Pick<Item, 'parts' | 'about'> => {
	const said = (question.parts ?? []).flatMap((name) => (part(name) === '' ? [] : [[name, part(name)]]));
	const about = question.about === undefined ? undefined : known.find(({ id }) => id === part('about'));
	return {
		...(said.length === 0 ? {} : { parts: Object.fromEntries(said) }),
		...(about === undefined
			? {}
			: { about: about.text === undefined ? { id: about.id } : { id: about.id, text: about.text } })
	};
};

const readItems = (form: Form, question: Question, about: readonly Item[]): readonly Row[] => {
	const known = question.options ?? [];
	const own = form
		.rows('item')
		.filter(({ value }) => value !== '')
		.map(({ index, value, part }) => ({
			id: isId(part('id')) ? part('id') : randomUUID(),
			text: value,
			...besides(question, part, about),
			index
		}));
	const picked = form
		.many('pick')
		.filter((option) => known.includes(option))
		.map((option) => ({ id: optionId(question.id, option), option, index: 0 }));
	return inOrderOf(form, [...own, ...picked]);
};

/** The order the person numbered them in; what has no number keeps its place behind. */
const inOrderOf = <I extends Item>(form: Form, items: readonly I[]): I[] => {
	const places = new Map(form.rows('rank').map(({ value, part }) => [part('id'), Number(value) || Infinity]));
	const place = (item: I): number => places.get(item.id) ?? Infinity;
	return [...items].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
};

const readDate = (form: Form): string | null => {
	const [year, month, day] = ['year', 'month', 'day'].map((part) => Number(form.one(`date-${part}`)));
	const at = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
	const text = Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
	return at.getUTCDate() === day && at.getUTCMonth() + 1 === month ? text : null;
};

const readRows = (form: Form, question: Question): Record<string, number | Mark> => {
	const rows: Record<string, number | Mark> = {};
	for (const [number, row] of (question.rows ?? []).entries()) {
		const sent = form.one(`row-${number + 1}`);
		const mark = marks.find((one) => one === sent);
		if (question.kind === 'marks' && mark !== undefined) rows[row] = mark;
		if (question.kind === 'scales' && /^[1-5]$/.test(sent)) rows[row] = Number(sent);
	}
	return rows;
};

const readValue = (
	form: Form,
	question: Question,
	rows: readonly Row[]
): Value | null | 'errors:field.no-such-day' => {
	const note = form.one('note');
	const noted = note === '' ? {} : { note };
	switch (question.kind) {
		case 'text': {
			const text = form.one('text');
			return text === '' ? null : { text };
		}
		case 'list':
		case 'picks': {
			const items = rows.map(({ index: _index, ...item }) => item);
			return items.length === 0 ? null : { items };
		}
		case 'choice': {
			const choice = form.one('choice');
			return question.options?.includes(choice) ? { choice, ...noted } : null;
		}
		case 'scales':
		case 'marks': {
			const rows = readRows(form, question);
			return Object.keys(rows).length === 0 ? null : { rows, ...noted };
		}
		case 'date': {
			if (['day', 'month', 'year'].every((part) => form.one(`date-${part}`) === '')) return null;
			const date = readDate(form);
			return date === null ? 'errors:field.no-such-day' : { date };
		}
	}
};

const longest = (question: Question): number => (question.kind === 'text' ? most(question) : noteLength);

const readAlso = (form: Form, question: Question, rows: readonly Row[]): Map<string | null, string> => {
	const said = form.rows('also');
	if (question.kind !== 'list' && question.kind !== 'picks')
		return new Map(said.map(({ value }) => [null, value]));
	return new Map(
		said.flatMap(({ index, value }) => {
			const item = rows.find((one) => one.index === index);
			return item === undefined ? [] : [[item.id, value] as const];
		})
	);
};

/**
 * A form as an answer. "Save" with nothing in it counts as skipped: leaving a question blank is an answer, and
 * never an error. Problems: a text over its length, a line over 80 characters, a day that does
 * not exist, an option that is not on offer.
 * @param about what a line can be tied to, where the question ties its lines to an earlier one
 */
export const readAnswer = (form: Form, question: Question, about: readonly Item[] = []): ReadAnswer => {
	const sent = states.find((one) => one === form.one('state')) ?? 'answered';
	if (sent !== 'answered') return { ok: true, state: sent, value: null, also: new Map(), alsoBy: '' };
	if (form.one('text').length > longest(question)) return wrong('text', 'questions:problem.too-long');
	const long = form.rows('item').find(({ value }) => value.length > itemLength);
	if (long !== undefined) return wrong(`item-${long.index}`, 'questions:problem.too-long');
	for (const { index, part } of form.rows('item'))
		for (const name of question.parts ?? [])
			if (part(name).length > itemLength) return wrong(`item-${index}-${name}`, 'questions:problem.too-long');
	if (form.one('note').length > noteLength) return wrong('note', 'questions:problem.too-long');
	const offered = question.options ?? [];
	if (form.many('pick').some((one) => !offered.includes(one)))
		return wrong('pick', 'errors:field.unknown-field');
	if (!['', ...offered].includes(form.one('choice'))) return wrong('choice', 'errors:field.unknown-field');
	// Read once: a new line gets its id here, and its words in another language go by that id.
	const rows = readItems(form, question, about);
	const value = readValue(form, question, rows);
	if (value !== null && typeof value !== 'string' && 'items' in value && value.items.length > most(question))
		return wrong('item', 'questions:problem.too-many');
	if (typeof value === 'string') return wrong('date', value);
	return {
		ok: true,
		state: value === null ? 'skipped' : 'answered',
		value,
		also: readAlso(form, question, rows),
		alsoBy: form.one('also-by')
	};
};

/**
 * Who the form says may see the answer: groups the question may be shown to, and named people the person has.
 * @param people ids of people the person may choose
 */
export const readAudience = (
	form: Form,
	allowed: readonly Reader[],
	people: readonly string[]
): Audience => ({
	groups: readers.filter((group) => allowed.includes(group) && form.many('audience').includes(group)),
	named: people.filter((id) => form.many('audience').includes(id))
});
