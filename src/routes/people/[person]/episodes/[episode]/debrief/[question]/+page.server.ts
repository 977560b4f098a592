import { passFor } from '$lib/server/access';
import { usualAudience } from '$lib/server/care/account/acts';
import { wantedIn } from '$lib/server/care/account/help';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { mayType } from '$lib/server/care/account/typing-acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { hideLink } from '$lib/server/care/sharing/hiding';
import { asking, setsOf } from '$lib/server/questions/asked';
import type { Actions, PageServerLoad } from './$types';

const page = asking(setsOf('person', 'episode'));

export const load: PageServerLoad = async (event) => {
	const pass = passFor(event.locals, 'debrief:answer');
	const usual = await usualAudience(pass);
	const service = await readService(pass);
	return {
		outside: await outsideFor(pass, event.locals.words),
		way: await page.way(event, pass),
		hide: hideLink(pass, page.nameOf(event), pass.episodeId),
		pictures: pass.relations.includes('self') ? `${event.url.pathname}/pictures` : null,
		question: await page.view(event, pass, service.language, usual),
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

export const actions: Actions = {
	alone: (event) => page.choose(event, 'alone'),
	together: (event) => page.choose(event, 'together'),
	save: async (event) => {
		const pass = passFor(event.locals, 'debrief:answer');
		await mayType(pass, page.nameOf(event));
		const service = await readService(pass);
		const list = `/people/${pass.personId}/episodes/${pass.episodeId}/debrief`;
		return page.save(event, pass, service.language, list, {
			usual: await usualAudience(pass),
			then: (question, value) =>
				// Whoever types for the person passes on pain alone, on their spoken yes.
				wantedIn(question, value).some(({ kind }) => pass.relations.includes('self') || kind === 'pain')
					? `${list}/help`
					: null
		});
	},
	draft: async (event) => {
		const pass = passFor(event.locals, 'debrief:answer');
		await mayType(pass, page.nameOf(event));
		return page.draft(event, pass);
	}
};
