import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import type { Fields, Form, Problems } from '../../http/forms';
import { methods, type Method } from './signing';

export const signFields: Fields = ['key', 'hash', 'method', 'words', 'freely'];

export type Signing = {
	readonly id: string;
	/** Of what the page showed. */
	readonly hash: string;
	readonly method: Method;
	readonly words: string;
	readonly freely: boolean;
};

const longest = 200;

/** How the person signs: each way asks for one line of words. */
export const readSigning = (form: Form): { ok: true; read: Signing } | { ok: false; problems: Problems } => {
	const method = methods.find((one) => one === form.one('method'));
	const words = form.one('words');
	const wrong = words === '' ? 'review:problem.words' : words.length > longest ? 'review:problem.long' : null;
	const problems = {
		...(method === undefined ? { method: 'review:problem.method' } : {}),
		...(wrong === null ? {} : { words: wrong })
	};
	if (method === undefined || wrong !== null) return { ok: false, problems };
	const id = isId(form.one('key')) ? form.one('key') : randomUUID();
	return {
		ok: true,
		read: { id, hash: form.one('hash'), method, words, freely: form.one('freely') !== '' }
	};
};
