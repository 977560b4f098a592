import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { enter } from '$lib/server/sign-in/enter';
import { partyAt } from '$lib/server/sign-in/passkey';
import { returnPath } from '$lib/server/sign-in/path';
import { readUserName } from '$lib/server/sign-in/phrase';
import { networkOf } from '$lib/server/sign-in/throttle';
import { welcome } from '$lib/server/sign-in/welcome';
import { deskFor } from './desk';
import { again, refused, shown } from './refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	passFor(locals, 'public:read');
	if (locals.actor) redirect(303, '/');
	return {
		desk: await deskFor(event),
		kept: url.searchParams.has('kept'),
		to: returnPath(url.searchParams.get('to')) ?? '',
		possible: partyAt(url) !== null
	};
};

export const actions: Actions = {
	default: async (event) => {
		passFor(event.locals, 'public:sign-in');
		const form = await readForm(event.request, ['user-name', 'passphrase', 'own-phone', 'to']);
		if (!form.ok) return again(form.problems, shown(form.typed));
		const typed = { 'user-name': [form.one('user-name')], to: [form.one('to')] };
		const userName = readUserName(form.one('user-name'));
		const network = networkOf(event.getClientAddress());
		const entry = await enter(userName, form.one('passphrase'), network, event.locals.now);
		if (entry.outcome !== 'in') return refused(entry, 'user-name', 'sign-in:problems.wrong', typed);
		redirect(303, await welcome(event, entry.entrant, form.one('own-phone') === 'yes', form.one('to')));
	}
};
