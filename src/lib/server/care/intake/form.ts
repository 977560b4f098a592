import type { Form, Problems } from '../../http/forms';
import { readDay } from '../day';
import type { Said } from '../person/find';
import type { Identity } from '../person/person';

/** The fields of the page that finds a person and opens their intake. */
export const identityFields = ['key', 'name', 'born-day', 'born-month', 'born-year', 'number', 'no-number'];
const saidFields = ['said-day', 'said-month', 'said-year', 'said-number', 'sure'];
export const openFields = [...identityFields, 'person', ...saidFields];
export const searchFields = ['q'];
export const openFoundFields = ['q', 'person', ...saidFields];

/** The field in which the second identifier is written. */
export const secondField = (next: 'born' | 'number' | null): string =>
	next === 'born' ? 'said' : 'said-number';

/** What was said of the one picked, beside what they were looked for by. */
export const readSaid = (form: Form): Said => ({
	born: readDay(form, 'said') ?? '',
	number: form.one('said-number'),
	sure: form.one('sure') === 'yes'
});

export type ReadIdentity =
	{ readonly ok: true; readonly identity: Identity } | { readonly ok: false; readonly problems: Problems };

/** A day that exists and is not after today; null otherwise. */
const dayIn = (form: Form, field: string, now: Date): string | null => {
	const part = (name: string): string => form.one(`${field}-${name}`);
	if (!/^\d{1,2}$/.test(part('day')) || !/^\d{1,2}$/.test(part('month')) || !/^\d{4}$/.test(part('year')))
		return null;
	const day = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
	const at = new Date(`${day}T00:00:00Z`);
	const exists = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
	// Somewhere on earth it is tomorrow already.
	const tomorrow = now.getTime() + 14 * 3_600_000;
	return exists && day >= '1900-01-01' && at.getTime() <= tomorrow ? day : null;
};

/**
 * Who somebody says they are. The number is the second identifier: it is given, or staff say that there is none.
 */
export const readIdentity = (form: Form, now: Date): ReadIdentity => {
	const name = form.one('name').replace(/\s+/g, ' ');
	const born = dayIn(form, 'born', now);
	const number = form.one('number');
	const without = form.one('no-number') === 'yes';
	const problems = {
		...(name === '' ? { name: 'intake:problems.name' } : {}),
		...(name.length > 100 ? { name: 'intake:problems.name-long' } : {}),
		...(born === null ? { born: 'intake:problems.born' } : {}),
		...(number === '' && !without ? { number: 'intake:problems.number' } : {}),
		...(number !== '' && without ? { number: 'intake:problems.number-both' } : {}),
		...(number.length > 40 ? { number: 'intake:problems.number-long' } : {})
	};
	if (born === null || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, identity: { name, born, number: number === '' ? null : number } };
};
