import { passFor } from '$lib/server/access';
import { pageHere } from '$lib/server/http/here';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	passFor(locals, 'public:read');
	const numbers: { name: string; number: string }[] = [];
	return { numbers, from: pageHere(url.searchParams.get('from')) };
};
