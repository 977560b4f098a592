import { isId } from '$lib/id';
import type { Fields, Form } from '../../http/forms';
import { dayIn, startOfDay } from '../../standards/zone';
import { readDay, readOf, type Read } from '../day';
import type { NewEdition } from './policy-store';

export const editionFields: Fields = ['key', 'words', 'from-day', 'from-month', 'from-year'];
export const readFields: Fields = ['edition'];

const longest = 20_000;

/** An edition as it was typed. Today means from this moment on, another day from its beginning on the unit's calendar. */
export const readEdition = (form: Form, zone: string, now: Date): Read<NewEdition> => {
	const words = form.one('words');
	const from = readDay(form, 'from');
	const wrong =
		words === '' ? 'unit-policy:problems.words' : words.length > longest ? 'unit-policy:problems.long' : null;
	return readOf(
		{
			id: form.one('key'),
			words,
			holdsFrom: from === null || from === '' || from === dayIn(now, zone) ? now : startOfDay(from, zone)
		},
		{
			'': isId(form.one('key')) ? null : 'errors:not-understood',
			words: wrong,
			from: from === null ? 'errors:field.no-such-day' : null
		}
	);
};
