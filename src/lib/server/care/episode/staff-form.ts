import { isId } from '$lib/id';
import { keyIn, type Form, type Problems } from '../../http/forms';
import type { Naming } from './acts';

/** How staff can have taken part. */
export const roles = ['decided', 'took-part', 'gave-medicine', 'watched', 'called', 'other'] as const;

type ReadStaff =
	| { readonly ok: true; readonly naming: Naming; readonly key: string }
	| { readonly ok: false; readonly problems: Problems };

/** Reads who took part: somebody from the list, or a name; and what they did. */
export const readStaff = (form: Form): ReadStaff => {
	const [account, name, role] = [form.one('account'), form.one('name'), form.one('role')];
	const problems = {
		...(isId(account) || name !== '' ? {} : { account: 'episode:problem.who' }),
		...(name.length <= 80 ? {} : { name: 'episode:problem.too-long' }),
		...(form.one('job').length <= 80 ? {} : { job: 'episode:problem.too-long' }),
		...(roles.some((one) => one === role) ? {} : { role: 'episode:problem.role' })
	};
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	const key = keyIn(form);
	const accountId = isId(account) ? account : null;
	return { ok: true, key, naming: { accountId, name, job: form.one('job') || null, role } };
};
