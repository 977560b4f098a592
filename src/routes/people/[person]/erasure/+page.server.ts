import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askErasure, readErasure, takeErasureBack } from '$lib/server/care/erasure/acts';
import { planView } from '$lib/server/care/erasure/view';
import { readForm } from '$lib/server/http/forms';
import { stepUp, steppedUp } from '$lib/server/sign-in/step-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'erasure:read');
	const { plan, asked } = await readErasure(pass);
	const waiting = asked.find(({ standing }) => standing === 'waiting');
	return {
		open: await steppedUp(pass.session, pass.now),
		plan: planView(locals.words, plan),
		waiting: waiting ? { id: waiting.id, day: locals.words.dateTime(waiting.askedAt, 'UTC') } : null,
		key: randomUUID()
	};
};

const wrong = {
	wrong: ['account:passphrase.wrong', 422],
	wait: ['account:passphrase.wrong', 429],
	busy: ['sign-in:problems.busy', 503]
} as const;

export const actions: Actions = {
	prove: async ({ locals, request }) => {
		const pass = passFor(locals, 'erasure:read');
		const form = await readForm(request, ['passphrase']);
		if (!form.ok) return fail(422, { problems: form.problems, receipt: null });
		const outcome = await stepUp(pass.session, form.one('passphrase'), pass.now);
		if (outcome !== 'done') {
			const [key, status] = wrong[outcome];
			return fail(status, { problems: { passphrase: key }, receipt: null });
		}
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
