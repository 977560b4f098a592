import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { fromWallClock } from '../zone';
import { outcomes, type Outcome } from './asking';
import type { ToldByLaw } from './law';

const dayFields = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const askingFields: Fields = ['key', 'present', 'outcome', ...dayFields('next')];
export const lawFields: Fields = [
	...['key', 'whom', 'law', 'content', 'told-at', 'person-told', 'person-told-at', 'why'],
	...dayFields('shown')
];

const needed = (text: string, most: number): string | null =>
	text === '' ? 'asking:problems.needed' : text.length > most ? 'asking:problems.too-long' : null;

/** Once that staff asked, as typed. A day that is not named is left to the usual one. */
export const readAsked = (
	form: Form
): Read<{ id: string; present: string; outcome: Outcome; nextOn: string | null }> => {
	const outcome = outcomes.find((one) => one === form.one('outcome'));
	const next = readDay(form, 'next');
	return readOf(
		{ id: keyIn(form), present: form.one('present'), outcome: outcome ?? 'later', nextOn: next || null },
		{
			outcome: outcome === undefined ? 'asking:problems.outcome' : null,
			present: form.one('present').length > 280 ? 'asking:problems.too-long' : null,
			next: next === null ? 'errors:field.no-such-day' : null
		}
	);
};

const momentIn = (form: Form, field: string, zone: string): Date | null => {
	const read = fromWallClock(form.one(field), zone);
	if (read === 'no-such-time') return null;
	return 'at' in read ? read.at : read.ambiguous[0];
};

/** What a manager decided outside, as typed: by which law, what was said and when, and when the person learns of it. */
export const readLaw = (form: Form, now: Date, zone: string): Read<Omit<ToldByLaw, 'by'>> => {
	const told = form.one('person-told');
	const [toldAt, personToldAt] = [momentIn(form, 'told-at', zone), momentIn(form, 'person-told-at', zone)];
	const shown = readDay(form, 'shown');
	const isPast = (at: Date | null): boolean => at !== null && at <= now;
	return readOf(
		{
			id: keyIn(form),
			whom: form.one('whom'),
			law: form.one('law'),
			content: form.one('content'),
			toldAt: toldAt ?? now,
			personToldAt: told === 'yes' ? personToldAt : null,
			shownOn: told === 'yes' ? now.toISOString().slice(0, 10) : (shown ?? ''),
			whyLater: told === 'yes' ? null : form.one('why')
		},
		{
			whom: needed(form.one('whom'), 100),
			law: needed(form.one('law'), 280),
			content: needed(form.one('content'), 600),
			'told-at': isPast(toldAt) ? null : 'asking:problems.past',
			'person-told': told === 'yes' || told === 'no' ? null : 'asking:problems.outcome',
			'person-told-at': told !== 'yes' || isPast(personToldAt) ? null : 'asking:problems.past',
			shown: told !== 'no' || shown ? null : 'asking:problems.day',
			why: told === 'no' ? needed(form.one('why'), 280) : null
		}
	);
};
