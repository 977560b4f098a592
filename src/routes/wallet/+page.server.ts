import { fail } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { showByCode } from '$lib/server/care/wallet/acts';
import { readUse, useFields } from '$lib/server/care/wallet/form';
import { readForm } from '$lib/server/http/forms';
import { networkOf } from '$lib/server/sign-in/throttle';
import type { Actions, PageServerLoad } from './$types';
import { shownView } from './view';

export const load: PageServerLoad = ({ locals }) => {
	passFor(locals, 'public:read');
	return {};
};

export const actions: Actions = {
	default: async (event) => {
		const { words } = event.locals;
		const pass = passFor(event.locals, 'wallet:use');
		const form = await readForm(event.request, useFields);
		if (!form.ok) return fail(422, { ...form, seconds: 0, shown: null });
		const { typed } = form;
		const read = readUse(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed, seconds: 0, shown: null });
		const outcome = await showByCode(pass, read.use, networkOf(event.getClientAddress()), words);
		if (outcome.state === 'wait')
			return fail(429, { problems: {}, typed, seconds: outcome.seconds, shown: null });
		if (outcome.state === 'stopped')
			return fail(422, { problems: { code: 'wallet:problems.stopped' }, typed, seconds: 0, shown: null });
		return { problems: {}, typed: {}, seconds: 0, shown: shownView(words, outcome) };
	}
};
