import { passFor } from '$lib/server/access';
import { readBeside } from '$lib/server/care/account/beside-acts';
import { besideView } from '$lib/server/care/account/beside-view';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'beside:read');
	return {
		person: `/people/${params.person}`,
		here: `/people/${params.person}/episodes/${params.episode}/own-account`,
		...besideView(locals.words, await readBeside(pass)),
		outside: await outsideFor(pass, locals.words)
	};
};
