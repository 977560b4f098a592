import type { Form, Problems } from '../../http/forms';

export const choiceFields = ['key', 'line[]', 'crisis', 'then'] as const;
export const makeFields = ['key'] as const;
export const printFields = ['code', 'large', 'sheet'] as const;
export const useFields = ['code', 'reader', 'reason'] as const;

/** What a reader says of themselves, beside the code. */
export type Use = { readonly code: string; readonly reader: string; readonly reason: string };

/** Reads what a reader typed. Whether the code is right is not asked here. */
export const readUse = (form: Form): { ok: true; use: Use } | { ok: false; problems: Problems } => {
	const use = { code: form.one('code'), reader: form.one('reader'), reason: form.one('reason') };
	const problems: Record<string, string> = {};
	if (use.code === '') problems.code = 'wallet:problems.code';
	if (use.reader === '') problems.reader = 'wallet:problems.reader';
	if ([...use.reader].length > 100) problems.reader = 'wallet:problems.long';
	if (use.reason === '') problems.reason = 'wallet:problems.reason';
	if ([...use.reason].length > 300) problems.reason = 'wallet:problems.long';
	return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, use };
};
