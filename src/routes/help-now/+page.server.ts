import { passFor } from '$lib/server/access';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	passFor(locals, 'public:read');
	const numbers: { name: string; number: string }[] = [];
	return { numbers };
};
