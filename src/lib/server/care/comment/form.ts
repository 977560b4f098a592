import { keyIn, type Fields, type Form } from '../../http/forms';
import { longest } from './comment';

export const commentFields: Fields = ['key', 'words'];
export const takeBackFields: Fields = ['comment'];
export const askFields: Fields = ['key', 'ask-whom', 'words'];

export type Read<T> =
	| { readonly ok: true; readonly read: T }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** The words of a form, and the id they will have: made with the page, so that a form sent twice is said once. */
export const readWords = (form: Form): Read<{ id: string; words: string }> => {
	const words = form.one('words');
	if (words === '') return { ok: false, problems: { words: 'comment:problems.empty' } };
	if (words.length > longest) return { ok: false, problems: { words: 'comment:problems.too-long' } };
	return { ok: true, read: { id: keyIn(form), words } };
};

/** The same, with whom it is asked of: one of those the person can ask. */
export const readAsk = (
	form: Form,
	people: readonly string[]
): Read<{ id: string; words: string; to: string }> => {
	const said = readWords(form);
	const to = people.find((id) => id === form.one('ask-whom'));
	const problems = {
		...(to === undefined ? { 'ask-whom': 'comment:problems.whom' } : {}),
		...(said.ok ? {} : said.problems)
	};
	return said.ok && to !== undefined ? { ok: true, read: { ...said.read, to } } : { ok: false, problems };
};
