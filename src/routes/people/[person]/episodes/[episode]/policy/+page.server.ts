import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readEpisodePolicy } from '$lib/server/care/episode/policy-acts';
import { episodePolicyView } from '$lib/server/care/service/policy-view';
import type { PageServerLoad } from './$types';

/** What the service itself said when this began, and what it says now: for the person as well as for staff. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'episode-policy:read');
	const read = await readEpisodePolicy(pass);
	if (read === null) error(404);
	return {
		here: `/people/${params.person}/episodes/${params.episode}`,
		unit: { id: read.place.id, name: read.place.name },
		works: read.place.works,
		pack: read.pack,
		policy: episodePolicyView(locals.words, read)
	};
};
