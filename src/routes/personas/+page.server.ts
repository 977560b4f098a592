import { dev } from '$app/environment';
import { error, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { personaEntrant, personas } from '$lib/server/sign-in/personas';
import { welcome } from '$lib/server/sign-in/welcome';
import type { Actions, PageServerLoad } from './$types';

/** The shipped build leaves this route out; should it ever be in, it still shows nothing. */
const onlyInDemo = (): void => {
	if (!__DEMO__ && !dev) error(404, { message: 'errors:not-here' });
};

export const load: PageServerLoad = async ({ locals }) => {
	onlyInDemo();
	passFor(locals, 'public:read');
	return { personas: await personas() };
};

export const actions: Actions = {
	default: async (event) => {
		onlyInDemo();
		passFor(event.locals, 'public:sign-in');
		const form = await readForm(event.request, ['account']);
		const entrant = form.ok ? await personaEntrant(form.one('account')) : null;
		if (!entrant) error(404, { message: 'errors:not-here' });
		redirect(303, await welcome(event, entrant, false, null, { marks: false }));
	}
};
