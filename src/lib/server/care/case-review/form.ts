import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { levels, outcomes, writings, type Level } from './case-review';

/** What a form brings: one entry, the columns of its kind. */
export type Sent = {
	readonly id: string;
	readonly kind:
		| 'owner'
		| 'note'
		| 'finding'
		| 'summary'
		| 'factor'
		| 'action'
		| 'done'
		| 'taken-back'
		| 'closed'
		| 'opened-again';
} & Readonly<Record<string, string | null>>;

const due = (name: string): Fields => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const ownerFields: Fields = ['key', 'owner', ...due('due')];
export const writeFields: Fields = ['key', 'kind', 'words'];
export const actionFields: Fields = ['key', 'action', 'who', ...due('by')];
export const markFields: Fields = ['key', 'about', 'mark', 'because'];
export const closeFields: Fields = ['key', 'outcome', 'closing', 'again'];

const longest = 4000;
const longestWho = 100;

const wrongWords = (text: string, most = longest): string | null => {
	if (text === '') return 'service-review:problem.words';
	return text.length > most ? 'service-review:problem.too-long' : null;
};

/** Who has it, and by when. No day leaves the day as it is. */
export const readOwner = (form: Form): Read<Sent> => {
	const dueOn = readDay(form, 'due');
	return readOf(
		{ id: keyIn(form), kind: 'owner', whose: form.one('owner'), due_on: dueOn || null },
		{
			owner: isId(form.one('owner')) ? null : 'service-review:problem.owner',
			due: dueOn === null ? 'errors:field.no-such-day' : null
		}
	);
};

const isLevel = (text: string): text is Level => levels.some((one) => one === text);

/** A finding, a note, or a factor at one of the four levels. */
export const readWriting = (form: Form): Read<Sent> => {
	const kind = form.one('kind');
	const level = kind.replace(/^factor-/, '');
	const isFactor = kind.startsWith('factor-') && isLevel(level);
	const plain = writings.find((one) => one === kind);
	return readOf(
		{
			id: keyIn(form),
			kind: isFactor ? 'factor' : (plain ?? 'note'),
			words: form.one('words'),
			...(isFactor ? { level } : {})
		},
		{
			kind: isFactor || plain ? null : 'service-review:problem.kind',
			words: wrongWords(form.one('words'))
		}
	);
};

/** What is to be done, who does it and by when. */
export const readAction = (form: Form): Read<Sent> => {
	const by = readDay(form, 'by');
	return readOf(
		{ id: keyIn(form), kind: 'action', words: form.one('action'), who: form.one('who'), due_on: by || null },
		{
			action: wrongWords(form.one('action')),
			who: wrongWords(form.one('who'), longestWho),
			by: by === null ? 'errors:field.no-such-day' : by === '' ? 'service-review:problem.day' : null
		}
	);
};

/** An action that is done, or an entry that is taken back, which needs a reason. */
export const readMark = (form: Form): Read<Sent> => {
	const back = form.one('mark') === 'back';
	const because = form.one('because');
	return readOf(
		{
			id: keyIn(form),
			kind: back ? 'taken-back' : 'done',
			about: form.one('about'),
			words: because === '' ? null : because.slice(0, longest)
		},
		{
			'': isId(form.one('about')) ? null : 'errors:not-understood',
			because: back && because === '' ? 'service-review:problem.because' : null
		}
	);
};

/** How it ended, or why it is opened again. */
export const readClosing = (form: Form): Read<Sent> => {
	const words = form.one('closing');
	const again = form.one('again') === 'yes';
	const outcome = outcomes.find((one) => one === form.one('outcome'));
	if (again) return readOf({ id: keyIn(form), kind: 'opened-again', words }, { closing: wrongWords(words) });
	return readOf(
		{ id: keyIn(form), kind: 'closed', words, outcome: outcome ?? null },
		{
			outcome: outcome === undefined ? 'service-review:problem.outcome' : null,
			closing: wrongWords(words)
		}
	);
};
