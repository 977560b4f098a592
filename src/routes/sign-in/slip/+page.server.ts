import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { slipCookie } from '$lib/server/sign-in/cookie';
import { readSlip } from '$lib/server/sign-in/slip';
import { networkOf } from '$lib/server/sign-in/throttle';
import { deskFor } from '../desk';
import { again, waiting } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

const words = {
	unknown: 'sign-in:slip.unknown',
	used: 'sign-in:slip.used',
	expired: 'sign-in:slip.expired',
	stopped: 'sign-in:slip.stopped'
} as const;

export const load: PageServerLoad = async (event) => {
	passFor(event.locals, 'public:read');
	return { desk: await deskFor(event) };
};

export const actions: Actions = {
	default: async (event) => {
		passFor(event.locals, 'public:sign-in');
		const form = await readForm(event.request, ['code']);
		if (!form.ok) return again(form.problems, form.typed);
		const code = form.one('code');
		const slip = await readSlip(code, networkOf(event.getClientAddress()), event.locals.now);
		if (slip.state === 'wait') return waiting(slip.seconds, form.typed);
		if (slip.state !== 'open') return again({ code: words[slip.state] }, form.typed);
		slipCookie.write(event, code);
		redirect(303, '/sign-in/new');
	}
};
