import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { entryOf, type NewEntry } from './together';

export const exceptionFields: Fields = ['key', 'account', 'why'];
export const awayFields: Fields = ['key', 'away', 'why-away', 'until-day', 'until-month', 'until-year'];
export const outsideFields: Fields = ['key', 'guest', 'from', 'why-outside'];

const longest = 1200;
const wrongWhy = (why: string): string | null => {
	if (why === '') return 'joint-leader:problem.why';
	return why.length > longest ? 'joint:problem.too-long' : null;
};

/** Somebody of the place who would lead, and why nobody independent can. */
export const readException = (form: Form): Read<{ id: string; accountId: string; why: string }> =>
	readOf(
		{ id: keyIn(form), accountId: form.one('account'), why: form.one('why') },
		{
			account: isId(form.one('account')) ? null : 'joint-leader:problem.account',
			why: wrongWhy(form.one('why'))
		}
	);

/** Somebody from outside: their name, where they come from, and why. */
export const readOutside = (form: Form): Read<{ entry: NewEntry; from: string }> =>
	readOf(
		{
			entry: entryOf('outside-invited', keyIn(form), {
				name: form.one('guest').slice(0, 100) || null,
				words: form.one('why-outside') || null
			}),
			from: form.one('from').slice(0, 100)
		},
		{
			guest: form.one('guest') === '' ? 'joint-leader:problem.name' : null,
			from: form.one('from') === '' ? 'joint-leader:problem.from' : null,
			'why-outside': wrongWhy(form.one('why-outside'))
		}
	);

/** Who of the independent ones is away, until when and why. The person reads it. */
export const readAway = (form: Form): Read<{ id: string; accountId: string; until: string; why: string }> => {
	const until = readDay(form, 'until');
	return readOf(
		{ id: keyIn(form), accountId: form.one('away'), until: until ?? '', why: form.one('why-away') },
		{
			away: isId(form.one('away')) ? null : 'joint-leader:problem.account',
			until: until === null ? 'errors:field.no-such-day' : until === '' ? 'joint-leader:problem.until' : null,
			'why-away': wrongWhy(form.one('why-away'))
		}
	);
};
