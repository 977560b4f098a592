import type { Form } from '../http/forms';

/**
 * The day typed into `DateBoxes` of this name as `YYYY-MM-DD`: empty when nothing was typed, null when there is no
 * such day.
 */
export const readDay = (form: Form, name: string): string | null => {
	const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
		form.one(`${name}-${part}`)
	);
	if (year + month + day === '') return '';
	if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
	const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const same = at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day);
	return same ? at.toISOString().slice(0, 10) : null;
};

/** What reading a form gives: the thing itself, or word keys by field. */
export type Read<T> =
	| { readonly ok: true; readonly read: T }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** The problems of fields that have one; reading is right when none has. */
export const readOf = <T>(read: T, problems: Readonly<Record<string, string | null>>): Read<T> => {
	const found = Object.entries(problems).flatMap(([field, key]) =>
		key === null ? [] : [[field, key] as const]
	);
	return found.length === 0 ? { ok: true, read } : { ok: false, problems: Object.fromEntries(found) };
};
