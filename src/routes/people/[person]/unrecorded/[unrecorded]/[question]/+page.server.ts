import type { RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answeringIn } from '$lib/server/care/account/answering-acts';
import { wantedIn } from '$lib/server/care/account/help';
import { unrecordedSets } from '$lib/server/care/account/own-sets';
import { outsideMine } from '$lib/server/care/account/unrecorded-acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { hideLink } from '$lib/server/care/sharing/hiding';
import { asking } from '$lib/server/questions/asked';
import type { Actions, PageServerLoad } from './$types';

const page = asking(unrecordedSets());

const answering = ({ locals, params }: RequestEvent) =>
	answeringIn(passFor(locals, 'unrecorded:answer'), params.unrecorded ?? '');

export const load: PageServerLoad = async (event) => {
	const { words } = event.locals;
	const { pass, offer } = await answering(event);
	const service = await readService(pass);
	return {
		list: `/people/${event.params.person}/unrecorded/${event.params.unrecorded}`,
		leader: words.t('unrecorded:who'),
		outside: await outsideMine(pass, words),
		hide: hideLink(pass, page.nameOf(event), pass.contextId),
		pictures: `${event.url.pathname}/pictures`,
		question: await page.view(event, pass, service.language, null, offer),
		mustPassOn: serviceView(service, words.language).mustPassOn ?? ''
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { pass, offer } = await answering(event);
		const service = await readService(pass);
		const list = `/people/${pass.personId}/unrecorded/${pass.contextId}`;
		return page.save(event, pass, service.language, list, {
			offer,
			then: (question, value) => (wantedIn(question, value).length > 0 ? `${list}/help` : null)
		});
	},
	draft: async (event) => page.draft(event, (await answering(event)).pass)
};
