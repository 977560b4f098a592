import { json } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readPosted } from '$lib/server/http/posted';
import { errorPage } from '$lib/server/http/refusal';
import { partyAt } from '$lib/server/sign-in/passkey';
import { askToEnter } from '$lib/server/sign-in/passkey-ask';
import { networkOf } from '$lib/server/sign-in/throttle';
import type { RequestHandler } from './$types';

/** What a phone signs to come in. Asked for by the page's script, when somebody presses the button. */
export const POST: RequestHandler = async (event) => {
	passFor(event.locals, 'public:sign-in');
	const form = await readPosted(event, []);
	if (form instanceof Response) return form;
	const party = partyAt(event.url);
	if (party === null) return errorPage(event, 404);
	const asked = await askToEnter(party, networkOf(event.getClientAddress()), event.locals.now);
	return json(asked, { status: 'seconds' in asked ? 429 : 200 });
};
