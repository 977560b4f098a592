import { passFor } from '$lib/server/access';
import { myNumbers } from '$lib/server/care/sharing/acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { pageHere } from '$lib/server/http/here';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'public:read');
	const service = await readService(pass);
	return {
		mine: (await myNumbers(pass)).map(({ name, phone }) => ({ name, number: phone })),
		numbers: serviceView(service, locals.words.language).helpNumbers,
		from: pageHere(url.searchParams.get('from'))
	};
};
