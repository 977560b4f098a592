import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { bodyOf, mostOfForm } from './body';

/** Word keys by field; the empty field name is about the whole form. */
export type Problems = Readonly<Record<string, string>>;
/** What was typed, to be shown again: every field the form may have, in the order sent. */
export type Typed = Readonly<Record<string, readonly string[]>>;
export type Wrong = { readonly ok: false; readonly problems: Problems; readonly typed: Typed };
export type Form = {
	readonly ok: true;
	readonly typed: Typed;
	/** The first value of a field without blanks around it; empty when it was not sent. */
	readonly one: (field: string) => string;
	readonly many: (field: string) => readonly string[];
	/** The values of `name-1`, `name-2` … in the order of their numbers; `part('id')` is `name-1-id`. */
	readonly rows: (name: string) => readonly Row[];
};

export type Row = {
	readonly index: number;
	readonly value: string;
	readonly part: (name: string) => string;
};

/**
 * Which fields a form may have: a name, `name[]` where it may be sent more than once, `name-#` for numbered rows, `name-#-id` for a part of one.
 */
export type Fields = readonly string[];

const longest = 20_000;

/**
 * NUL cannot be stored, and half of a surrogate pair is no letter: from a body it comes as U+FFFD, as does every byte
 * that is none. Other control characters carry no words.
 */
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|\p{Surrogate}/u;
const unreadableAll = new RegExp(unreadable.source, 'gu');
/** Letters that turn the direction of what follows: taken out, since each text is shown in its own direction. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;

const nameOf = (field: string): string => field.replace(/-\d{1,3}(?=-|$)/, '-#');

/** NFC, without what cannot be shown or stored. */
export const clean = (text: string): string =>
	text.replace(/\r\n?/g, '\n').replace(unreadableAll, '').replace(turning, '').normalize('NFC');

/**
 * Reads a form. Wrong letters, unknown and repeated fields and over-long texts come back as problems with all
 * that was typed; a body that is no form at all is a 400, one over the limit a 413.
 */
export const readForm = async (request: Request, fields: Fields): Promise<Form | Wrong> =>
	formIn(await bodyOf(request, mostOfForm), fields);

/** A form with the bytes of its one file; none when no file was chosen. */
export type Upload = Form & { readonly file: Buffer };

/**
 * Reads a form that brings one file, up to `most` bytes of all of it. Its name and the type it claims are not even
 * read. What was typed comes back with the problems, as from any form; the file has to be chosen again.
 */
export const readUpload = async (
	request: Request,
	fields: Fields,
	fileField: string,
	most: number
): Promise<Upload | Wrong> => {
	const body = await bodyOf(request, most);
	const [sent, ...more] = body.getAll(fileField);
	// Where no file was chosen, the field comes as a file without a name, or as no words.
	if ((sent instanceof File || sent === '') && more.length === 0) body.delete(fileField);
	const form = formIn(body, fields);
	if (!form.ok) return form;
	return { ...form, file: sent instanceof File ? Buffer.from(await sent.arrayBuffer()) : Buffer.alloc(0) };
};

const formIn = (body: FormData, fields: Fields): Form | Wrong => {
	const sent = new Map<string, string[]>();
	const problems: Record<string, string> = {};
	for (const [field, value] of body) {
		const name = nameOf(field);
		const many = fields.includes(`${name}[]`);
		if (typeof value !== 'string') problems[''] = 'errors:field.no-files';
		else if (!fields.includes(name) && !many) problems[''] = 'errors:field.unknown-field';
		else {
			const values = sent.get(field) ?? [];
			if (unreadable.test(value)) problems[field] = 'errors:field.unreadable';
			if (value.length > longest) problems[field] = 'errors:field.too-long';
			if (values.length > 0 && !many) problems[''] = 'errors:field.repeated-field';
			values.push(clean(value));
			sent.set(field, values);
		}
	}
	// Known names alone: a field called `__proto__` must not be one of them.
	const typed: Typed = Object.fromEntries(sent);
	if (Object.keys(problems).length > 0) return { ok: false, problems, typed };
	const one = (field: string): string => typed[field]?.[0]?.trim() ?? '';
	return {
		ok: true,
		typed,
		one,
		many: (field) => typed[field] ?? [],
		rows: (name) =>
			Object.keys(typed)
				.flatMap((field) => {
					const number = field.startsWith(`${name}-`) ? field.slice(name.length + 1) : '';
					return /^\d{1,3}$/.test(number) ? [Number(number)] : [];
				})
				.sort((a, b) => a - b)
				.map((index) => ({
					index,
					value: one(`${name}-${index}`),
					part: (part) => one(`${name}-${index}-${part}`)
				}))
	};
};

/** Each with a key of its own, for a page with a form beside each: a word on one of them sent twice is one. */
export const keyed = <T extends object>(list: readonly T[]): (T & { readonly key: string })[] =>
	list.map((one) => ({ ...one, key: randomUUID() }));

/** The key made with the page, so that a form sent twice is one; a new one for a form that lost it. */
export const keyIn = (form: Form): string => (isId(form.one('key')) ? form.one('key') : randomUUID());
