import { itemLength, most, type Question } from '../../questions/set';
import type { Value } from '../../questions/answer';

/** Questions whose answer can be shown or heard, by name; the same as `access.is_sign` (migration 0025). */
export const signs = ['stop', 'yes', 'no', 'pain', 'toilet', 'aids', 'talk'] as const;

/** Whether a picture and a sound can stand beside the answer to this question: its name, or its name with its set's. */
export const isSign = (question: string): boolean =>
	signs.some((one) => question === one || question === `about-me/${one}`);

/** Most characters of one line that a speech pathologist writes to a question. */
export const lineLength = (question: Question): number =>
	question.kind === 'text' ? most(question) : itemLength;

/** One line as the answer that the question takes. */
export const lineAsValue = (question: Question, id: string, text: string): Value =>
	question.kind === 'text' ? { text } : { items: [{ id, text }] };
