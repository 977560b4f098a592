import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { exportWaits } from '$lib/server/care/export/acts';
import { readForm } from '$lib/server/http/forms';
import { partyAt } from '$lib/server/sign-in/passkey';
import { passkeysOf } from '$lib/server/sign-in/passkey-own';
import { steppedUp } from '$lib/server/sign-in/step-up';
import { proofFields, showsItIsThem } from '../../../account/step-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'export:read');
	const waits = await exportWaits(pass);
	const keys = partyAt(url) === null ? [] : await passkeysOf(pass.session, pass.now);
	return {
		waits: waits === null ? null : Math.ceil((waits.getTime() - pass.now.getTime()) / 60_000),
		open: await steppedUp(pass.session, pass.now),
		key: keys.some(({ works }) => works)
	};
};

export const actions: Actions = {
	/** Passphrase or key once more: good for ten minutes in this session. */
	default: async (event) => {
		const pass = passFor(event.locals, 'export:read');
		const form = await readForm(event.request, proofFields);
		if (!form.ok) return fail(422, { problems: form.problems });
		const shown = await showsItIsThem(event, pass, form);
		if (shown.outcome === 'no') return fail(shown.status, { problems: shown.problems });
		redirect(303, `/people/${pass.personId}/export`);
	}
};
