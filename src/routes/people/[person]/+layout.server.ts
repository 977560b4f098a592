import { helpedBy } from '$lib/server/care/sharing/acts';
import type { PersonPass } from '$lib/server/access';
import type { LayoutServerLoad } from './$types';

/** Whoever acts for a person says so on every page. Nobody else's page asks who that person is. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const pass = locals.passes.find((one): one is PersonPass => 'personId' in one);
	return { helping: pass === undefined ? null : await helpedBy(pass) };
};
