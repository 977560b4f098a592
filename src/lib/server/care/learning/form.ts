import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';

export const lookFields: Fields = ['words'];
export const shareFields: Fields = ['key', 'words', 'agreed'];
export const backFields: Fields = ['of'];
export const changeFields: Fields = ['key', 'of', 'words'];

/** As long as a row may be (migration 0062). */
const longest = 1200;

const wrong = (words: string): string | null =>
	words === '' ? 'learning:problem.words' : words.length > longest ? 'joint:problem.too-long' : null;

/** Words to be looked at before anything is agreed to. */
export const readLook = (form: Form): Read<{ readonly words: string }> =>
	readOf({ words: form.one('words') }, { words: wrong(form.one('words')) });

/** The exact words, and a tick of the person's own beside them. */
export const readShare = (form: Form): Read<{ readonly id: string; readonly words: string }> =>
	readOf(
		{ id: keyIn(form), words: form.one('words') },
		{
			words: wrong(form.one('words')),
			agreed: form.one('agreed') === '' ? 'learning:problem.agreed' : null
		}
	);

/** What the unit changed because of a statement. */
export const readChange = (
	form: Form
): Read<{ readonly id: string; readonly about: string; readonly words: string }> =>
	readOf(
		{ id: keyIn(form), about: form.one('of'), words: form.one('words') },
		{ words: isId(form.one('of')) ? wrong(form.one('words')) : 'learning:problem.words' }
	);
