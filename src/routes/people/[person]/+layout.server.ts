import { helpedBy } from '$lib/server/care/sharing/acts';
import type { PersonPass } from '$lib/server/access';
import type { LayoutServerLoad } from './$types';

/** Whoever acts for a person says so on every page, and the person sees it on theirs. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const pass = locals.passes.find((one): one is PersonPass => 'personId' in one);
	if (pass === undefined) return { helping: null, helped: null };
	const { helping, helped } = await helpedBy(pass);
	return {
		helping,
		helped: helped.length === 0 ? null : { count: helped.length, names: locals.words.list(helped) }
	};
};
