import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readPackInWords } from '$lib/server/care/service/pack-acts';
import type { PageServerLoad } from './$types';

/** One pack in plain words, each rule with where it stands and how sure that is. */
export const load: PageServerLoad = ({ locals, params }) => ({
	pack: readPackInWords(passFor(locals, 'public:read'), locals.words, params.pack) ?? error(404)
});
