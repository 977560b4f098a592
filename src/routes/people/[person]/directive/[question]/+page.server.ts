import { error, type RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { questionsUnder, writing } from '$lib/server/care/directive/acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
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
		question: await page.view(event, pass, service.language),
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

export const actions: Actions = {
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
