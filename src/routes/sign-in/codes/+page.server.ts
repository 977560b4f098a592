import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { note, passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { showAllOnce, takeAllOnce } from '$lib/server/http/once';
import { credentialsOf, newPaperCodes, sessionsOf } from '$lib/server/sign-in/account';
import { partyAt } from '$lib/server/sign-in/passkey';
import { mayAddPasskey } from '$lib/server/sign-in/passkey-own';
import { again } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const pass = passFor(locals, 'account:read');
	// Somebody who was helped back in may have lost their user name too.
	const mine = locals.recovered === null ? null : await credentialsOf(pass.session, pass.now);
	const sessions = await transaction(pass, (sql) => sessionsOf(sql, pass.session, pass.now));
	const ownPhone = sessions.some((one) => one.thisOne && one.ownPhone);
	const offers = ownPhone && locals.recovered === null && (await mayAddPasskey(pass.session, pass.now));
	const added = url.searchParams.has('added');
	const personId = locals.recovered === null ? locals.actor?.personId : null;
	return {
		userName: mine?.userName ?? null,
		/** Where somebody who begins finds the first question. */
		next: personId ? `/people/${personId}?go-on=first` : null,
		added,
		/** Just made, shown this once. */
		codes: takeAllOnce({ cookies, url }),
		// On a phone that is the person's own its lock opens the account too, once they want that.
		addKey: offers && !added && partyAt(url) !== null ? randomUUID() : null
	};
};

export const actions: Actions = {
	/** The page that follows is the only place the codes ever stand: Back never makes others in their place. */
	default: async ({ cookies, locals, request, url }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		// Just come, by a slip or with somebody's help: they have chosen their passphrase this moment.
		const { recovered } = locals;
		const justIn = recovered !== null && pass.now.getTime() - new Date(recovered.at).getTime() <= 600_000;
		if (!justIn && !(await mayAddPasskey(pass.session, pass.now))) redirect(303, '/account#codes');
		const codes = await transaction(pass, async (sql) => {
			await note(sql, pass, 'paper-codes:made');
			return newPaperCodes(sql, pass.session, pass.now);
		});
		showAllOnce({ cookies, url }, codes);
		redirect(303, url.pathname);
	}
};
