import type { Fields, Form } from '../../http/forms';
import type { Read } from '../day';
import { usedWords, type Used } from './plan-used';

export const planUsedFields: Fields = ['key', 'base', 'line-#', 'line-#-id'];

/** The person's word on each line of the form that has one. What is none of the three is asked for again. */
export const readPlanUsed = (form: Form): Read<ReadonlyMap<string, Used>> => {
	const said = new Map<string, Used>();
	for (const { index, value, part } of form.rows('line')) {
		if (value === '') continue;
		const word = usedWords.find((one) => one === value);
		if (word === undefined) return { ok: false, problems: { [`line-${index}`]: 'plan-used:problem.word' } };
		said.set(part('id'), word);
	}
	return { ok: true, read: said };
};
