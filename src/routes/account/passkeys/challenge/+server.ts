import { json } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readPosted } from '$lib/server/http/posted';
import { errorPage } from '$lib/server/http/refusal';
import { partyAt } from '$lib/server/sign-in/passkey';
import { askToAdd, askToGive } from '$lib/server/sign-in/passkey-ask';
import type { RequestHandler } from './$types';

/** What the phone of whoever is signed in signs: to make a key, or to give one once more. */
export const POST: RequestHandler = async (event) => {
	const pass = passFor(event.locals, 'account:write');
	const form = await readPosted(event, ['for']);
	if (form instanceof Response) return form;
	const party = partyAt(event.url);
	if (party === null) return errorPage(event, 404);
	const { session, now, actor } = pass;
	if (form.one('for') === 'give') return json(await askToGive(party, session, now));
	return json(await askToAdd(party, session, actor?.accountId ?? '', now));
};
