import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { TRAINING_TOPICS } from '../../standards/vocabulary';
import { readDay, readOf, type Read } from '../day';
import { purposes } from '../debrief/debrief';
import { beings, counsels, entryOf, frames, levels, yesNo, type EntryKind, type NewEntry } from './together';

export const attendeeFields: Fields = ['key', 'name', 'account', 'is', 'why'];
export const wordFields: Fields = ['key', 'about', 'word'];
export const frameFields: Fields = ['key', 'frame', 'frame-words'];
export const partFields: Fields = ['key', 'purpose', 'part-words', 'part'];
export const counsellingFields: Fields = ['key', 'name', 'giver', 'support', 'on-day', 'on-month', 'on-year'];
export const contributorFields: Fields = ['key', 'level', 'behind', 'topics[]'];

const longest = 1200;

const wrongWords = (words: string): string | null => {
	if (words === '') return 'joint:problem.words';
	return words.length > longest ? 'joint:problem.too-long' : null;
};
const codeIn = <T extends string>(form: Form, field: string, codes: readonly T[]): T | undefined =>
	codes.find((one) => one === form.one(field));

/** Somebody to come, by name, or an account that may be asked. */
export const readAttendee = (form: Form): Read<NewEntry> => {
	const account = isId(form.one('account')) ? form.one('account') : null;
	const name = form.one('name').slice(0, 100);
	const why = form.one('why');
	return readOf(
		entryOf('attendee', keyIn(form), {
			name: name || (account === null ? null : '?'),
			accountId: account,
			what: codeIn(form, 'is', beings) ?? 'other',
			words: why || null
		}),
		{
			name: name === '' && account === null ? 'together:problem.name' : null,
			why: why.length > longest ? 'joint:problem.too-long' : null
		}
	);
};

type Word = { readonly id: string; readonly about: string; readonly what: string };

/** A yes or no to something that stands there; to an offer of support also "later". */
export const readWord = (form: Form, codes: readonly string[] = yesNo): Read<Word> => {
	const what = codeIn(form, 'word', codes);
	return readOf(
		{ id: keyIn(form), about: form.one('about'), what: what ?? '' },
		{ word: what === undefined || !isId(form.one('about')) ? 'together:problem.word' : null }
	);
};
export const counselWords = counsels;

/** Whether somebody comes: a yes or a no about themselves. */
export const readComing = (form: Form): Read<{ readonly id: string; readonly what: string }> => {
	const what = codeIn(form, 'word', yesNo);
	return readOf(
		{ id: keyIn(form), what: what ?? '' },
		{ word: what === undefined ? 'together:problem.word' : null }
	);
};

/** One field of the frame: when, where, which rules, breaks, an interpreter. */
export const readFrame = (form: Form): Read<NewEntry> => {
	const what = codeIn(form, 'frame', frames);
	return readOf(
		entryOf('frame', keyIn(form), { what: what ?? null, words: form.one('frame-words') || null }),
		{
			frame: what === undefined ? 'together:problem.frame' : null,
			'frame-words': wrongWords(form.one('frame-words'))
		}
	);
};

/** Words to one of the five purposes. */
export const readPart = (form: Form, kind: EntryKind, language: string): Read<NewEntry> => {
	const what = codeIn(form, 'purpose', purposes);
	return readOf(
		entryOf(kind, keyIn(form), { what: what ?? null, words: form.one('part-words') || null, language }),
		{
			purpose: what === undefined ? 'together:problem.purpose' : null,
			'part-words': wrongWords(form.one('part-words'))
		}
	);
};

/**
 * Support that is offered: by whom, when it would be, and what it is.
 * @param givers staff who can be named; whoever is gets it as a task once the person says yes
 */
export const readCounselling = (
	form: Form,
	givers: readonly { readonly id: string; readonly name: string }[]
): Read<NewEntry> => {
	const day = readDay(form, 'on');
	const giver = givers.find(({ id }) => id === form.one('giver'));
	const name = giver?.name ?? form.one('name');
	return readOf(
		entryOf('counselling', keyIn(form), {
			name: name.slice(0, 100) || null,
			accountId: giver?.id ?? null,
			words: form.one('support') || null,
			onDay: day || null
		}),
		{
			name: name === '' ? 'together:problem.by' : null,
			giver: form.one('giver') !== '' && giver === undefined ? 'together:problem.account' : null,
			support: form.one('support').length > longest ? 'joint:problem.too-long' : null,
			on: day === null ? 'errors:field.no-such-day' : null
		}
	);
};

/** Something that led to it: where it lay, in plain words, and which topics of training it touches, if any. */
export const readContributor = (form: Form, language: string): Read<NewEntry> => {
	const what = codeIn(form, 'level', levels);
	return readOf(
		entryOf('contributor', keyIn(form), {
			...{ what: what ?? null, words: form.one('behind') || null, language },
			topics: TRAINING_TOPICS.filter((topic) => form.many('topics').includes(topic))
		}),
		{ level: what === undefined ? 'together:problem.level' : null, behind: wrongWords(form.one('behind')) }
	);
};
