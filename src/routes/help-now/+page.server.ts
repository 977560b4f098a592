import { passFor } from '$lib/server/access';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { pageHere } from '$lib/server/http/here';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const service = await readService(passFor(locals, 'public:read'));
	return {
		numbers: serviceView(service, locals.words.language).helpNumbers,
		from: pageHere(url.searchParams.get('from'))
	};
};
