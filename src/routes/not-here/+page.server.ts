import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** What `handle` answers with when there is no pass: the same page whether a thing is missing or closed. */
export const load: PageServerLoad = () => error(404, { message: 'errors:not-here' });
