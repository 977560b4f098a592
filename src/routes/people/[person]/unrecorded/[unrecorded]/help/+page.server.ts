import { passFor } from '$lib/server/access';
import { answeringIn } from '$lib/server/care/account/answering-acts';
import { outsideMine } from '$lib/server/care/account/unrecorded-acts';
import { askHelp, helpPage } from '../../../own-side/help.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { pass } = await answeringIn(passFor(locals, 'unrecorded:answer'), params.unrecorded);
	return {
		outside: await outsideMine(pass, locals.words),
		...(await helpPage(pass, locals.words, `/people/${params.person}/unrecorded/${params.unrecorded}`))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { pass } = await answeringIn(passFor(event.locals, 'unrecorded:answer'), event.params.unrecorded);
		return askHelp(pass, event);
	}
};
