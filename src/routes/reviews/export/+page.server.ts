import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { partyAt } from '$lib/server/sign-in/passkey';
import { passkeysOf } from '$lib/server/sign-in/passkey-own';
import { steppedUp } from '$lib/server/sign-in/step-up';
import { proofFields, showsItIsThem } from '../../account/step-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'case-reviews:export');
	const keys = partyAt(url) === null ? [] : await passkeysOf(pass.session, pass.now);
	return {
		open: await steppedUp(pass.session, pass.now),
		key: keys.some(({ works }) => works)
	};
};

export const actions: Actions = {
	/** Passphrase or key once more: good for ten minutes in this session. */
	default: async (event) => {
		const pass = passFor(event.locals, 'case-reviews:export');
		const form = await readForm(event.request, proofFields);
		if (!form.ok) return fail(422, { problems: form.problems });
		const shown = await showsItIsThem(event, pass, form);
		if (shown.outcome === 'no') return fail(shown.status, { problems: shown.problems });
		redirect(303, '/reviews/export');
	}
};
