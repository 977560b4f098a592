import { keyIn, type Fields, type Form } from '../../http/forms';
import { dayIn } from '../../standards/zone';
import { readDay, readOf, type Read } from '../day';
import { fromWallClock } from '../zone';
import {
	choices,
	outcomes,
	purposes,
	voices,
	ways,
	type Choice,
	type Meeting,
	type Outcome,
	type Wanted,
	type Whose
} from './debrief';

export const chooseFields: Fields = [
	...['key', 'choice', 'on-day', 'on-month', 'on-year'],
	...['way', 'place', 'company']
];
export const readersFields: Fields = ['key', 'audience[]'];
export const checkFields: Fields = ['answer', 'audience[]'];
export const meetingFields: Fields = [
	'key',
	'held',
	'present-#',
	...purposes.flatMap((one) => [`purpose-${one}`, `words-${one}`])
];
export const findingFields: Fields = ['key', 'finding', 'whose'];
export const leaderFields: Fields = ['episode', 'facilitator'];

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

const longestName = 100;

/** Names of those who were there, without empty lines. */
const presentIn = (form: Form): string[] =>
	form
		.rows('present')
		.map(({ value }) => value.slice(0, longestName))
		.filter((name) => name !== '');

const purposesIn = (form: Form): Meeting['purposes'] =>
	Object.fromEntries(
		purposes.flatMap((purpose) => {
			const outcome: Outcome | undefined = outcomes.find((one) => one === form.one(`purpose-${purpose}`));
			return outcome === undefined ? [] : [[purpose, outcome]];
		})
	);

const longestPurpose = 600;

/** What was said to each purpose, as far as anything was. */
const wordsIn = (form: Form): Meeting['words'] =>
	Object.fromEntries(
		purposes.flatMap((purpose) => {
			const words = form.one(`words-${purpose}`).slice(0, longestPurpose);
			return words === '' ? [] : [[purpose, words]];
		})
	);

/** A meeting that was held: when and who by, and each of its purposes that somebody spoke to. */
export const readMeeting = (form: Form, zone: string, now: Date): Read<Meeting> => {
	const clock = fromWallClock(form.one('held'), zone);
	// An hour that the clocks showed twice: the earlier one.
	const heldAt = clock === 'no-such-time' ? null : 'at' in clock ? clock.at : clock.ambiguous[0];
	const present = presentIn(form);
	return readOf(
		{ id: keyIn(form), heldAt: heldAt ?? now, present, purposes: purposesIn(form), words: wordsIn(form) },
		{
			held: heldAt === null ? 'joint:problem.time' : heldAt > now ? 'joint:problem.not-yet' : null,
			present: present.length === 0 ? 'joint:problem.present' : null
		}
	);
};

const longestFinding = 600;
type Found = { readonly id: string; readonly wording: string; readonly whose: Whose };

export const readFinding = (form: Form): Read<Found> => {
	const wording = form.one('finding');
	const whose = voices.find((one) => one === form.one('whose'));
	return readOf(
		{ id: keyIn(form), wording, whose: whose ?? 'joint' },
		{
			finding:
				wording === ''
					? 'joint:problem.words'
					: wording.length > longestFinding
						? 'joint:problem.too-long'
						: null,
			whose: whose === undefined ? 'joint:problem.whose' : null
		}
	);
};
