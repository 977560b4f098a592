import { passFor } from '$lib/server/access';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	passFor(locals, 'paper:read');
	return {};
};
