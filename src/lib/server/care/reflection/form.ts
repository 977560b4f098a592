import { isId } from '$lib/id';
import type { Fields, Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { wishes, type Reflection } from './reflection';

export const reflectionFields: Fields = ['reaction', 'shown', 'handed', 'wants', 'need', 'supervisor'];
export const supportFields: Fields = ['key', 'words'];

const longest = 4000;
const tooLong = (text: string): string | null => (text.length > longest ? 'joint:problem.too-long' : null);

/** What somebody wrote for themselves. All of it may be left empty. */
export const readReflection = (form: Form): Read<Reflection> => {
	const [reaction, need] = [form.one('reaction'), form.one('need')];
	const supervisor = form.one('supervisor');
	return readOf(
		{
			reaction: reaction || null,
			shown: form.one('shown') === 'yes',
			handed: form.one('handed') === 'yes',
			wants: wishes.find((one) => one === form.one('wants')) ?? null,
			need: need || null,
			supervisor: isId(supervisor) ? supervisor : null
		},
		{
			reaction: tooLong(reaction),
			need: tooLong(need),
			supervisor: supervisor === '' || isId(supervisor) ? null : 'reflection:problem.supervisor'
		}
	);
};

/** A word back, which may be empty: that it was seen is what counts. */
export const readAnswer = (form: Form): Read<string | null> =>
	readOf(form.one('words') || null, { words: tooLong(form.one('words')) });
