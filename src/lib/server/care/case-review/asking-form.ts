import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';

export const askingFields: Fields = ['key', 'words'];

/** Why whoever leads asks for a review. */
export const readAsking = (form: Form): Read<{ readonly id: string; readonly words: string }> => {
	const words = form.one('words');
	return readOf(
		{ id: keyIn(form), words },
		{
			words:
				words === '' ? 'review-asked:problem.words' : words.length > 4000 ? 'joint:problem.too-long' : null
		}
	);
};
