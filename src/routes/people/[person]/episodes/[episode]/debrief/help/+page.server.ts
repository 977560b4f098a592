import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { askHelp, helpPage } from '../../../../own-side/help.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'debrief:help');
	return {
		outside: await outsideFor(pass, locals.words),
		...(await helpPage(pass, locals.words, `/people/${params.person}/episodes/${params.episode}/debrief`))
	};
};

export const actions: Actions = {
	default: (event) => askHelp(passFor(event.locals, 'debrief:help'), event)
};
