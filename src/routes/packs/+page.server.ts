import { passFor } from '$lib/server/access';
import { listPacks } from '$lib/server/care/service/pack-acts';
import type { PageServerLoad } from './$types';

/** Every standards pack of this build, to read without an account: whoever they bind may know them. */
export const load: PageServerLoad = ({ locals }) => ({
	packs: listPacks(passFor(locals, 'public:read'), locals.words)
});
