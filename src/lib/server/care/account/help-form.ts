import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';

export const helpFields: Fields = ['key', 'step', 'words'];

/** What staff say of something they were asked for. */
export type HelpAnswer = {
	readonly id: string;
	readonly step: 'seen' | 'done';
	readonly words: string | null;
};

/** Letters a word to the person may have (migration 0042). */
const longest = 280;

/** Reads "seen" or "done", with a word to the person where there is one. */
export const readHelpAnswer = (form: Form): Read<HelpAnswer> => {
	const step = (['seen', 'done'] as const).find((one) => one === form.one('step'));
	const words = form.one('words');
	return readOf(
		{ id: keyIn(form), step: step ?? 'seen', words: words || null },
		{
			step: step ? null : 'help-asked:problem.step',
			words: words.length > longest ? 'joint:problem.too-long' : null
		}
	);
};
