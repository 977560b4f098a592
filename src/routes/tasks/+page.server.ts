import { passFor } from '$lib/server/access';
import { dueStatus } from '$lib/server/care/debrief/task-view';
import { tasksFor } from './tasks.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	tasks: (await tasksFor(passFor(locals, 'account:read'))).map(({ due = null, ...one }) => ({
		...one,
		due: dueStatus(locals.words, one.zone, due, locals.now)
	}))
});
