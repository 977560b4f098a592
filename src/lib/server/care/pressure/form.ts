import type { Fields, Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { feelings, type Feeling } from './pressure';

/** "Did you feel pressed?", and room for words. `key` is made with the page. */
export const feltFields: Fields = ['key', 'felt', 'words'];
/** An advocate who says that they are with the person. */
export const hereFields: Fields = ['key'];

/** Most characters of what the person writes beside it. */
export const mostWords = 600;

/** What the person says for themselves. Problem: nothing chosen, or words over their length. */
export const readFelt = (form: Form): Read<{ felt: Feeling; words: string | null }> => {
	const felt = feelings.find((one) => one === form.one('felt'));
	const words = form.one('words');
	return readOf(
		{ felt: felt ?? 'not-sure', words: words === '' ? null : words },
		{
			felt: felt === undefined ? 'pressure:problem.felt' : null,
			words: words.length > mostWords ? 'errors:field.too-long' : null
		}
	);
};
