import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { stepUp, steppedUp } from '$lib/server/sign-in/step-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'export:read');
	return { open: await steppedUp(pass.session, pass.now) };
};

const wrong = {
	wrong: ['account:passphrase.wrong', 422],
	wait: ['account:passphrase.wrong', 429],
	busy: ['sign-in:problems.busy', 503]
} as const;

export const actions: Actions = {
	/** The passphrase, typed once more: good for ten minutes in this session. */
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'export:read');
		const form = await readForm(request, ['passphrase']);
		if (!form.ok) return fail(422, { problems: form.problems });
		const outcome = await stepUp(pass.session, form.one('passphrase'), pass.now);
		if (outcome !== 'done') {
			const [key, status] = wrong[outcome];
			return fail(status, { problems: { passphrase: key } });
		}
		redirect(303, `/people/${pass.personId}/export`);
	}
};
