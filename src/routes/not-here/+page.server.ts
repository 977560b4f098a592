import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

const refusals = [403, 415];

/**
 * What `handle` answers with when there is no pass: the same page whether a thing is missing or closed. With
 * `?as=415` (or 403), what it answers to something that no page of ours sends.
 */
export const load: PageServerLoad = ({ url }) => {
	const as = Number(url.searchParams.get('as'));
	if (refusals.includes(as)) error(as, { message: 'errors:refused' });
	error(404, { message: 'errors:not-here' });
};
