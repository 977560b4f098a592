import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askErasure, readErasure, takeErasureBack } from '$lib/server/care/erasure/acts';
import { planView } from '$lib/server/care/erasure/view';
import { readForm } from '$lib/server/http/forms';
import { partyAt } from '$lib/server/sign-in/passkey';
import { passkeysOf } from '$lib/server/sign-in/passkey-own';
import { steppedUp } from '$lib/server/sign-in/step-up';
import { proofFields, showsItIsThem } from '../../../account/step-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'erasure:read');
	const { plan, asked } = await readErasure(pass);
	const keys = partyAt(url) === null ? [] : await passkeysOf(pass.session, pass.now);
	const waiting = asked.find(({ standing }) => standing === 'waiting');
	return {
		hasKey: keys.some(({ works }) => works),
		open: await steppedUp(pass.session, pass.now),
		plan: planView(locals.words, plan),
		waiting: waiting ? { id: waiting.id, day: locals.words.dateTime(waiting.askedAt, 'UTC') } : null,
		key: randomUUID()
	};
};

export const actions: Actions = {
	prove: async (event) => {
		const pass = passFor(event.locals, 'erasure:read');
		const form = await readForm(event.request, proofFields);
		if (!form.ok) return fail(422, { problems: form.problems, receipt: null });
		const shown = await showsItIsThem(event, pass, form);
		if (shown.outcome === 'no') return fail(shown.status, { problems: shown.problems, receipt: null });
		redirect(303, `/people/${pass.personId}/erasure`);
	},
	/** The receipt is shown here and nowhere else: only a hash of it is stored. */
	ask: async ({ locals, request }) => {
		const pass = passFor(locals, 'erasure:ask');
		const form = await readForm(request, ['key', 'sure']);
		if (!form.ok) return fail(422, { problems: form.problems, receipt: null });
		if (!(await steppedUp(pass.session, pass.now))) redirect(303, `/people/${pass.personId}/erasure`);
		if (!isId(form.one('key')))
			return fail(422, { problems: { '': 'errors:not-understood' }, receipt: null });
		if (form.one('sure') !== 'yes')
			return fail(422, { problems: { sure: 'erasure:problems.sure' }, receipt: null });
		const receipt = await askErasure(pass, form.one('key'));
		if (receipt === null) redirect(303, `/people/${pass.personId}/erasure`);
		return { problems: {}, receipt };
	},
	'take-back': async ({ locals, request }) => {
		const pass = passFor(locals, 'erasure:ask');
		const form = await readForm(request, ['request']);
		if (!form.ok) return fail(422, { problems: form.problems, receipt: null });
		if (isId(form.one('request'))) await takeErasureBack(pass, form.one('request'));
		redirect(303, `/people/${pass.personId}/erasure`);
	}
};
