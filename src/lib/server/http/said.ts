import { readForm, type Fields, type Form, type Problems, type Typed } from './forms';

/** What a page that has several forms gets back: which of them it was, what was wrong, and all that was typed. */
export type Refused = { readonly of: string; readonly problems: Problems; readonly typed: Typed };

type Read<T> = { readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };

/**
 * Reads one of the forms of a page, and what it says.
 * @param of the form's own name; `in`: the field that says which of many it is
 * @returns what it says, with `refuse` for what only the act can tell; or what to fail with
 */
export const readSaid = async <T>(
	request: Request,
	fields: Fields,
	read: (form: Form) => Read<T>,
	of: string | { readonly in: string }
) => {
	const form = await readForm(request, fields);
	const name = typeof of === 'string' ? of : (form.typed[of.in]?.[0] ?? '');
	const refuse = (problems: Problems): Refused => ({ of: name, problems, typed: form.typed });
	if (!form.ok) return { ok: false as const, wrong: refuse(form.problems) };
	const said = read(form);
	return said.ok
		? { ok: true as const, read: said.read, refuse }
		: { ok: false as const, wrong: refuse(said.problems) };
};
