import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import type { Talked } from './talked';

export const talkedFields: Fields = ['key', 'on-day', 'on-month', 'on-year', 'present'];
export const talkedWordFields: Fields = ['key', 'talk', 'was-so'];

/**
 * A talk as typed.
 * @param today on the person's calendar: nothing was talked about after it
 */
export const readTalked = (form: Form, today: string): Read<Pick<Talked, 'id' | 'on' | 'present'>> => {
	const on = readDay(form, 'on');
	const present = form.one('present');
	const problem =
		on === null
			? 'errors:field.no-such-day'
			: on === ''
				? 'talked:problems.on'
				: on > today
					? 'talked:problems.not-yet'
					: null;
	return readOf(
		{ id: keyIn(form), on: on ?? '', present },
		{ on: problem, present: present.length > 280 ? 'talked:problems.long' : null }
	);
};

/** The person's word on one talk. */
export const readTalkedWord = (
	form: Form
): Read<{ readonly id: string; readonly about: string; readonly wasSo: boolean }> => {
	const said = form.one('was-so');
	const about = form.one('talk');
	return readOf(
		{ id: keyIn(form), about, wasSo: said === 'yes' },
		{ '': isId(about) && ['yes', 'no'].includes(said) ? null : 'errors:not-understood' }
	);
};
