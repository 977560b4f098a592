import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { comeBack, helpedBy } from '$lib/server/sign-in/helped';
import { busy, hashPassphrase } from '$lib/server/sign-in/passphrase';
import { passphraseProblem, suggestPhrase } from '$lib/server/sign-in/phrase';
import { networkOf } from '$lib/server/sign-in/throttle';
import { welcome } from '$lib/server/sign-in/welcome';
import { deskFor } from '../desk';
import { again, shown, waiting } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	passFor(event.locals, 'public:read');
	return { desk: await deskFor(event), offered: suggestPhrase(event.locals.words.language) };
};

export const actions: Actions = {
	/** The code, a new passphrase and whose phone, in one step: what is wrong leaves the code unused. */
	default: async (event) => {
		passFor(event.locals, 'public:sign-in');
		const form = await readForm(event.request, ['code', 'offered', 'passphrase', 'phone']);
		if (!form.ok) return again(form.problems, shown(form.typed));
		const typed = shown(form.typed);
		const { now } = event.locals;
		const helped = await helpedBy(form.one('code'), networkOf(event.getClientAddress()), now);
		if (helped === null) return again({ code: 'sign-in:helped.wrong' }, typed);
		if ('seconds' in helped) return waiting(helped.seconds, typed);
		const passphrase = form.one('passphrase') || form.one('offered');
		const problem = passphraseProblem(passphrase, helped.userName);
		if (problem !== null) return again({ passphrase: problem }, typed);
		const hash = await hashPassphrase(passphrase);
		if (hash === busy) return again({ code: 'sign-in:problems.busy' }, typed, 503);
		const entrant = await comeBack(form.one('code'), hash, now);
		if (entrant === null) return again({ code: 'sign-in:helped.wrong' }, typed);
		await welcome(event, entrant, form.one('phone') === 'own', null);
		redirect(303, '/sign-in/codes');
	}
};
