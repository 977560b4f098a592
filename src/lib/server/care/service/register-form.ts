import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import { readDay } from '../day';
import { EVENTS, POINTS, pointsOf, SORTS, type Point, type Thing } from './register';
import type { NewEvent } from './register-store';

const boxes = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
export const thingFields: Fields = ['key', 'sort', 'name', 'about', ...boxes('from')];
export const eventFields: Fields = ['key', 'thing', 'what', ...boxes('on'), ...POINTS, 'words'];

const problem = (code: string): string => `register:problems.${code}`;
type Read<T> = { readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };

const judged = <T>(problems: Record<string, string>, read: () => T): Read<T> =>
	Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, read: read() };

/**
 * A room, a device or an item as typed.
 * @param names names that are taken, since a record names it by its own
 */
export const readThing = (form: Form, names: readonly string[], today: string): Read<Thing> => {
	const sort = SORTS.find((one) => one === form.one('sort'));
	const name = form.one('name').replace(/\s+/g, ' ');
	const from = readDay(form, 'from');
	const problems: Record<string, string> = {};
	if (!isId(form.one('key'))) problems[''] = 'errors:not-understood';
	if (sort === undefined) problems['sort'] = problem('choose');
	if (name === '' || name.length > 80) problems['name'] = problem('name');
	else if (names.includes(name)) problems['name'] = problem('taken');
	if (form.one('about').length > 280) problems['about'] = problem('long');
	if (from === null) problems['from'] = 'errors:field.no-such-day';
	return judged(problems, () => ({
		id: form.one('key'),
		sort: sort ?? 'room',
		name,
		about: form.one('about') || null,
		inUseFrom: from || today
	}));
};

const answersIn = (form: Form, points: readonly Point[]): NewEvent['answers'] =>
	Object.fromEntries(
		points.flatMap((point) => {
			const said = form.one(point);
			return said === 'yes' || said === 'no' ? [[point, said]] : [];
		})
	);

/** What happened with one: assessed, something wrong, mended, out of use, in use again. */
export const readEvent = (form: Form, things: readonly Thing[], today: string): Read<NewEvent> => {
	const what = EVENTS.find((one) => one === form.one('what'));
	const thing = things.find(({ id }) => id === form.one('thing'));
	const on = readDay(form, 'on');
	const words = form.one('words');
	const points = thing ? pointsOf(thing.sort) : [];
	const answers = what === 'assessed' ? answersIn(form, points) : {};
	const problems: Record<string, string> = {};
	if (!isId(form.one('key')) || thing === undefined) problems[''] = 'errors:not-understood';
	if (what === undefined) problems['what'] = problem('choose');
	if (what === 'wrong' && words === '') problems['words'] = problem('wrong');
	if (words.length > 280) problems['words'] = problem('long');
	if (on === null) problems['on'] = 'errors:field.no-such-day';
	else if (on > today) problems['on'] = problem('not-yet');
	for (const point of what === 'assessed' ? points : [])
		if (answers[point] === undefined) problems[point] = problem('point');
	return judged(problems, () => ({
		id: form.one('key'),
		thingId: thing?.id ?? '',
		what: what ?? 'wrong',
		onDay: on || today,
		answers,
		words: words || null
	}));
};
