import { note, passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { credentialsOf, newPaperCodes } from '$lib/server/sign-in/account';
import { again } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'account:read');
	// Somebody who was helped back in may have lost their user name too.
	const mine = locals.recovered === null ? null : await credentialsOf(pass.session, pass.now);
	return { userName: mine?.userName ?? null };
};

export const actions: Actions = {
	/** The answer is the only place the codes ever stand: there is no page to go back to for them. */
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		const codes = await transaction(pass, async (sql) => {
			await note(sql, pass, 'paper-codes:made');
			return newPaperCodes(sql, pass.session, pass.now);
		});
		return { codes };
	}
};
