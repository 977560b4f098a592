import { passFor } from '$lib/server/access';
import { readBeside } from '$lib/server/care/account/beside-acts';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { asking, setsOf } from '$lib/server/questions/asked';
import type { Actions, PageServerLoad } from './$types';

const page = asking(setsOf('supporter', 'episode'));

export const load: PageServerLoad = async (event) => {
	const pass = passFor(event.locals, 'beside:answer');
	await readBeside(pass);
	const service = await readService(pass);
	return {
		outside: await outsideFor(pass, event.locals.words),
		question: await page.view(event, pass, service.language),
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

export const actions: Actions = {
	save: async (event) => {
		const pass = passFor(event.locals, 'beside:answer');
		await readBeside(pass);
		const service = await readService(pass);
		const list = `/people/${pass.personId}/episodes/${pass.episodeId}/own-account`;
		return page.save(event, pass, service.language, list);
	},
	draft: async (event) => {
		const pass = passFor(event.locals, 'beside:answer');
		await readBeside(pass);
		return page.draft(event, pass);
	}
};
