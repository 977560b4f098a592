import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { fromWallClock } from '../zone';
import { outcomes, purposes, voices, type Meeting, type Outcome, type Whose } from '../debrief/debrief';

export const meetingFields: Fields = [
	'key',
	'held',
	'present-#',
	...purposes.flatMap((one) => [`purpose-${one}`, `words-${one}`])
];
export const findingFields: Fields = ['key', 'finding', 'whose'];
export const leaderFields: Fields = ['episode', 'facilitator'];

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
