import { passFor } from '$lib/server/access';
import { reviewed } from '$lib/server/care/debrief/reviewed';
import { offered } from '$lib/server/care/debrief/offered-acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { asking, setsOf } from '$lib/server/questions/asked';
import type { Actions, PageServerLoad } from './$types';

const page = asking(setsOf('staff', 'episode'));

export const load: PageServerLoad = async (event) => {
	const pass = passFor(event.locals, 'staff-debrief:answer');
	await offered(pass);
	const service = await readService(pass);
	return {
		question: await page.view(event, pass, service.language),
		leader: reviewed.includes(event.params.question) ? event.locals.words.t('right-after:readers') : null,
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

export const actions: Actions = {
	save: async (event) => {
		const pass = passFor(event.locals, 'staff-debrief:answer');
		await offered(pass);
		const service = await readService(pass);
		const list = `/people/${pass.personId}/episodes/${pass.episodeId}/staff-debrief`;
		return page.save(event, pass, service.language, list);
	},
	draft: async (event) => {
		const pass = passFor(event.locals, 'staff-debrief:answer');
		await offered(pass);
		return page.draft(event, pass);
	}
};
