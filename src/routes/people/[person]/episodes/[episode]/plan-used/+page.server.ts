import { passFor } from '$lib/server/access';
import { readPlanUsed } from '$lib/server/care/account/plan-used-acts';
import { planUsedView } from '$lib/server/care/account/plan-used-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'plan-used:read');
	const view = planUsedView(locals.words, await readPlanUsed(pass), false);
	const episode = `/people/${params.person}/episodes/${params.episode}`;
	return { back: pass.relations.includes('leads') ? `${episode}/joint` : `${episode}/account`, ...view };
};
