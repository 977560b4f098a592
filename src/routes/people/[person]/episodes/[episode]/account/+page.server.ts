import { passFor } from '$lib/server/access';
import { readAccount } from '$lib/server/care/account/acts';
import { accountView } from '$lib/server/care/account/told-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'debrief:see');
	const view = accountView(locals.words, await readAccount(pass), locals.now);
	// A supporter may not read the record that the lines stand beside.
	const reads = ['treating', 'in-episode', 'leads'] as const;
	const compares = view.planUsed && reads.some((one) => pass.relations.includes(one));
	return {
		...view,
		person: `/people/${params.person}`,
		pictures: `/people/${params.person}/episodes/${params.episode}/account/pictures`,
		planUsed: compares ? `/people/${params.person}/episodes/${params.episode}/plan-used` : null
	};
};
