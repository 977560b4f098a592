import { passFor } from '$lib/server/access';
import { tasksFor } from './tasks.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	tasks: await tasksFor(passFor(locals, 'account:read'))
});
