import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { entryOf, type NewEntry } from './together';

export const endingFields: Fields = ['key', 'side', 'staff-outcome', 'because', 'person-outcome'];
export const ownEndingFields: Fields = ['key', 'outcome', 'own-words'];

const longest = 1200;
const outcomes = ['change', 'no-change'] as const;
const forThem = ['declined', 'not-reached', 'health'] as const;
const own = ['change', 'no-change', 'declined'] as const;

/** How staff end their own side: with a change, or with the reason why there is none. */
export const readStaffEnding = (form: Form): Read<NewEntry> => {
	const what = outcomes.find((one) => one === form.one('staff-outcome'));
	const because = form.one('because');
	return readOf(entryOf('staff-closed', keyIn(form), { what: what ?? null, words: because || null }), {
		'staff-outcome': what === undefined ? 'joint-ending:problem.outcome' : null,
		because:
			what === 'no-change' && because === ''
				? 'joint-ending:problem.because'
				: because.length > longest
					? 'joint:problem.too-long'
					: null
	});
};

/** How staff write that the person's side ended: never with anything in the person's place. */
export const readPersonEnding = (form: Form): Read<NewEntry> => {
	const what = forThem.find((one) => one === form.one('person-outcome'));
	return readOf(entryOf('person-closed', keyIn(form), { what: what ?? null }), {
		'person-outcome': what === undefined ? 'joint-ending:problem.outcome' : null
	});
};

/** How the person ends their own side. A reason is theirs to give or not. */
export const readOwnEnding = (form: Form): Read<NewEntry> => {
	const what = own.find((one) => one === form.one('outcome'));
	const words = form.one('own-words');
	return readOf(entryOf('person-closed', keyIn(form), { what: what ?? null, words: words || null }), {
		outcome: what === undefined ? 'together:problem.outcome' : null,
		'own-words': words.length > longest ? 'joint:problem.too-long' : null
	});
};
