import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { partyAt } from '$lib/server/sign-in/passkey';
import { enterByPasskey } from '$lib/server/sign-in/passkey-enter';
import { returnPath } from '$lib/server/sign-in/path';
import { networkOf } from '$lib/server/sign-in/throttle';
import { welcome } from '$lib/server/sign-in/welcome';
import { again, refused } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	passFor(locals, 'public:read');
	if (locals.actor) redirect(303, '/');
	return { to: returnPath(url.searchParams.get('to')) ?? '', possible: partyAt(url) !== null };
};

export const actions: Actions = {
	/** The button stands in the form of the sign-in page too: what is typed there is not looked at. */
	default: async (event) => {
		passFor(event.locals, 'public:sign-in');
		const fields = ['credential', 'own-phone', 'to', 'user-name', 'passphrase'];
		const form = await readForm(event.request, fields);
		if (!form.ok) return again(form.problems);
		const typed = { to: [form.one('to')] };
		const party = partyAt(event.url);
		if (party === null) return again({ credential: 'passkey:problems.wrong' }, typed);
		const network = networkOf(event.getClientAddress());
		const entry = await enterByPasskey(party, form.one('credential'), network, event.locals.now);
		if (entry.outcome !== 'in') return refused(entry, 'credential', 'passkey:problems.wrong', typed);
		redirect(303, await welcome(event, entry.entrant, form.one('own-phone') === 'yes', form.one('to')));
	}
};
