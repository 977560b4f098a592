import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { fields, type Value } from './fields';

export const signFields: Fields = ['key', 'as', 'number'];

export type Signing = { readonly key: string; readonly signed: Value<'signed'> };

/** @param number of the record as it stands: another one in the form means that something was written since it was read */
export const readSigning = (form: Form, number: string): Read<Signing> => {
	const as = fields.signed.shape.as.choices.find((one) => one === form.one('as'));
	return readOf(
		{ key: keyIn(form), signed: { as: as ?? 'took-part', number } },
		{
			as:
				as === undefined
					? 'episode-paper:problem.as'
					: form.one('number') === number
						? null
						: 'episode-paper:problem.changed'
		}
	);
};
