import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { readUserName } from '$lib/server/sign-in/phrase';
import { recover } from '$lib/server/sign-in/recovery';
import { networkOf } from '$lib/server/sign-in/throttle';
import { welcome } from '$lib/server/sign-in/welcome';
import { deskFor } from '../desk';
import { again, refused } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	passFor(event.locals, 'public:read');
	return { desk: await deskFor(event) };
};

export const actions: Actions = {
	default: async (event) => {
		passFor(event.locals, 'public:sign-in');
		const form = await readForm(event.request, ['user-name', 'code', 'own-phone']);
		if (!form.ok) return again(form.problems, form.typed);
		const userName = readUserName(form.one('user-name'));
		const network = networkOf(event.getClientAddress());
		const entry = await recover(userName, form.one('code'), network, event.locals.now);
		if (entry.outcome !== 'in') return refused(entry, 'code', 'sign-in:recovery.wrong', form.typed);
		redirect(303, await welcome(event, entry.entrant, form.one('own-phone') === 'yes', null));
	}
};
