import { passFor } from '$lib/server/access';
import { readAccount } from '$lib/server/care/debrief/acts';
import { accountView } from '$lib/server/care/debrief/joint-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	person: `/people/${params.person}`,
	...accountView(locals.words, await readAccount(passFor(locals, 'debrief:see')))
});
