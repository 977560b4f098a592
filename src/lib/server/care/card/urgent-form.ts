import { isId } from '$lib/id';
import type { Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { outcomes, urgentReasons, type Outcome, type UrgentReason } from './urgent';

export const whoFields = ['name', 'born-day', 'born-month', 'born-year', 'number'] as const;
export const openFields = [...whoFields, 'person', 'reason', 'words', 'key'] as const;
export const reviewFields = ['reading', 'outcome', 'words', 'key'] as const;

/** Whom somebody looks for: an exact number, or an exact name and birth date. */
export type Who = { readonly name: string; readonly born: string | null; readonly number: string | null };

/** Less is asked for than at an intake: the number alone will do, or the name and the birth date. */
export const readWho = (form: Form): Read<Who> => {
	const [name, number, born] = [form.one('name'), form.one('number'), readDay(form, 'born')];
	const without = number === '';
	return readOf(
		{ name, born: born === '' ? null : born, number: without ? null : number },
		{
			name: without && name === '' ? 'urgent:problems.who' : null,
			born: born === null || (without && name !== '' && born === '') ? 'urgent:problems.born' : null
		}
	);
};

/** The least and the most that has to be written beside a reason. */
const [least, most] = [15, 600];

export type Asking = {
	readonly personId: string;
	readonly reason: UrgentReason;
	readonly words: string;
	/** Made with the page: the same form sent twice is one opening. */
	readonly key: string;
};

/** A reason of the list, and in words why it is so now. */
export const readAsking = (form: Form): Read<Asking> => {
	const reason = urgentReasons.find((one) => one === form.one('reason'));
	const [personId, key, words] = [form.one('person'), form.one('key'), form.one('words')];
	const length = [...words].length;
	return readOf(
		{ personId, reason: reason ?? 'other', words, key },
		{
			...(isId(personId) ? {} : { person: 'urgent:problems.person' }),
			...(isId(key) ? {} : { '': 'errors:not-understood' }),
			reason: reason === undefined ? 'urgent:problems.reason' : null,
			words: length < least ? 'urgent:problems.words' : length > most ? 'urgent:problems.long' : null
		}
	);
};

export type Reviewing = {
	readonly reading: string;
	readonly outcome: Outcome;
	readonly words: string | null;
	readonly key: string;
};

/** What the privacy officer found; words are asked for where it was not right. */
export const readReviewing = (form: Form): Read<Reviewing> => {
	const outcome = outcomes.find((one) => one === form.one('outcome'));
	const [reading, key, words] = [form.one('reading'), form.one('key'), form.one('words')];
	return readOf(
		{ reading, outcome: outcome ?? 'asking', words: words === '' ? null : words, key },
		{
			...(isId(reading) && isId(key) ? {} : { '': 'errors:not-understood' }),
			outcome: outcome === undefined ? 'urgent:problems.outcome' : null,
			words:
				outcome === 'not-right' && words === ''
					? 'urgent:problems.not-right'
					: [...words].length > most
						? 'urgent:problems.long'
						: null
		}
	);
};
