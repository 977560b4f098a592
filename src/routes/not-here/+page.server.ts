import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

const refusals: Readonly<Record<number, string>> = {
	400: 'errors:not-understood',
	403: 'errors:refused',
	413: 'errors:too-large',
	415: 'errors:refused'
};

/**
 * What `handle` answers with when there is no pass: the same page whether a thing is missing or closed. With
 * `?as=415` (or 400, 403, 413), what it answers to something that no page of ours sends.
 */
export const load: PageServerLoad = ({ url }) => {
	const as = Number(url.searchParams.get('as'));
	const message = refusals[as];
	if (message !== undefined) error(as, { message });
	error(404, { message: 'errors:not-here' });
};
