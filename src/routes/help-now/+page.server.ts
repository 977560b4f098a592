import { passFor } from '$lib/server/access';
import { myNumbers } from '$lib/server/care/sharing/acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { pageHere } from '$lib/server/http/here';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'public:read');
	const service = await readService(pass);
	const mine = await myNumbers(pass);
	const { actor } = locals;
	return {
		mine: mine.map(({ name, phone }) => ({ name, number: phone })),
		/** Where the person adds people of their own. */
		add: actor?.kind === 'person' && actor.personId !== null ? `/people/${actor.personId}/sharing` : null,
		numbers: serviceView(service, locals.words.language).helpNumbers,
		from: pageHere(url.searchParams.get('from'))
	};
};
