import { error, type RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { questionsUnder, writing } from '$lib/server/care/directive/acts';
import { heldAnswer } from '$lib/server/care/pressure/acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { hideLink } from '$lib/server/care/sharing/hiding';
import { asking } from '$lib/server/questions/asked';
import type { Actions, PageServerLoad } from './$types';

/** The version that is being written, and its questions. Where none is, there is no question either. */
const opened = async ({ locals }: Pick<RequestEvent, 'locals'>) => {
	const pass = passFor(locals, 'directive:answer');
	const open = await writing(pass);
	if (open === null) error(404);
	return { pass: open.pass, page: asking([questionsUnder(open.jurisdiction)]) };
};

export const load: PageServerLoad = async (event) => {
	const { pass, page } = await opened(event);
	const service = await readService(pass);
	return {
		waits: await heldAnswer(pass, page.nameOf(event)),
		way: await page.way(event, pass),
		hide: hideLink(pass, page.nameOf(event)),
		question: await page.view(event, pass, service.language),
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

/** Said for every version: what the next one copies stays as the person wants it. */
const choose = async (event: RequestEvent, how: 'alone' | 'together') => {
	const open = await writing(passFor(event.locals, 'directive:answer'));
	if (open === null) error(404);
	return asking([questionsUnder(open.jurisdiction)]).choose(event, how);
};

export const actions: Actions = {
	alone: (event) => choose(event, 'alone'),
	together: (event) => choose(event, 'together'),
	save: async (event) => {
		const { pass, page } = await opened(event);
		const service = await readService(pass);
		return page.save(event, pass, service.language, `/people/${pass.personId}/directive`);
	},
	draft: async (event) => {
		const { pass, page } = await opened(event);
		return page.draft(event, pass);
	}
};
