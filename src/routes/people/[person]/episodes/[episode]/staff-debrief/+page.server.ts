import { passFor } from '$lib/server/access';
import { readStaffPart } from '$lib/server/care/debrief/staff-acts';
import { staffPartView } from '$lib/server/care/debrief/staff-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'staff-debrief:read');
	const episode = `/people/${params.person}/episodes/${params.episode}`;
	return {
		episode,
		here: `${episode}/staff-debrief`,
		...staffPartView(locals.words, await readStaffPart(pass))
	};
};
