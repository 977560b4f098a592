import type { Fields, Form } from '../../http/forms';
import { dayIn } from '../../standards/zone';
import { readDay, readOf, type Read } from '../day';
import { choices, ways, type Choice, type Wanted } from '../debrief/debrief';

export const chooseFields: Fields = [
	...['key', 'choice', 'on-day', 'on-month', 'on-year'],
	...['way', 'place', 'company']
];
export const readersFields: Fields = ['key', 'audience[]'];
export const checkFields: Fields = ['answer', 'audience[]'];

export type Said = { readonly choice: Choice; readonly laterOn: string | null; readonly wanted: Wanted };

const longestWish = 280;

const wantedIn = (form: Form): Wanted => ({
	way: ways.find((one) => one === form.one('way')) ?? null,
	place: form.one('place').slice(0, longestWish) || null,
	company: form.one('company').slice(0, longestWish) || null
});

/**
 * Now, later with a day to come, or no, with a day to be asked once more where the person wants that. A day typed
 * beside "now" is left aside.
 * @param zone where it happened: its calendar says which day is still to come
 */
export const readChoice = (form: Form, zone: string, now: Date): Read<Said> => {
	const choice = choices.find((one) => one === form.one('choice'));
	if (choice === undefined) return { ok: false, problems: { choice: 'debrief:problem.choice' } };
	const wanted = wantedIn(form);
	const day = readDay(form, 'on');
	if (choice === 'now' || (choice === 'no' && day === ''))
		return { ok: true, read: { choice, laterOn: null, wanted } };
	if (day === null) return { ok: false, problems: { on: 'errors:field.no-such-day' } };
	return readOf(
		{ choice, laterOn: day, wanted },
		{ on: day > dayIn(now, zone) ? null : 'debrief:problem.day' }
	);
};
