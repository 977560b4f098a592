import { passFor } from '$lib/server/access';
import { maySignFirst } from '$lib/server/care/about-me/signing-acts';
import { isSign } from '$lib/server/care/about-me/signs-acts';
import { heldAnswer } from '$lib/server/care/pressure/acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { hideLink } from '$lib/server/care/sharing/hiding';
import { asking, setsOf } from '$lib/server/questions/asked';
import { isTold } from '$lib/server/questions/set';
import { undoFor } from '../undo';
import type { Actions, PageServerLoad } from './$types';

const page = asking(setsOf('person', 'none'));

export const load: PageServerLoad = async (event) => {
	const pass = passFor(event.locals, 'about-me:answer');
	const service = await readService(pass);
	return {
		waits: await heldAnswer(pass, page.nameOf(event)),
		undo: await undoFor(event, pass),
		way: await page.way(event, pass),
		shown: isSign(event.params.question),
		hide: hideLink(pass, page.nameOf(event)),
		question: await page.view(event, pass, service.language),
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

export const actions: Actions = {
	alone: (event) => page.choose(event, 'alone'),
	together: (event) => page.choose(event, 'together'),
	save: async (event) => {
		const pass = passFor(event.locals, 'about-me:answer');
		const service = await readService(pass);
		return page.save(event, pass, service.language, `/people/${pass.personId}/about-me`, {
			undo: true,
			then: (question, value) =>
				isTold(question) && value !== null && pass.relations.includes('self')
					? `/people/${pass.personId}/about-me/calm`
					: null,
			begun: async () => ((await maySignFirst(pass)) ? `/people/${pass.personId}/review` : null)
		});
	},
	draft: (event) => page.draft(event, passFor(event.locals, 'about-me:answer'))
};
