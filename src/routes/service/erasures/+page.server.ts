import { isId } from '$lib/id';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { confirmErasure, erasuresWaiting } from '$lib/server/care/erasure/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const waiting = await erasuresWaiting(passFor(locals, 'erasures:read'));
	return {
		done: url.searchParams.has('done'),
		waiting: waiting.map(({ id, name, recordNumber, askedAt, keeper, privacy, mine }) => ({
			id,
			name,
			number: recordNumber,
			day: locals.words.dateTime(askedAt, 'UTC'),
			by: keeper ?? privacy,
			mine
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'erasures:confirm');
		const form = await readForm(request, ['request']);
		if (!form.ok) return fail(422, { problems: form.problems });
		if (!isId(form.one('request'))) return fail(422, { problems: { '': 'errors:not-understood' } });
		const outcome = await confirmErasure(pass, form.one('request'));
		if (outcome === 'same' || outcome === 'no')
			return fail(422, { problems: { '': `erasure:problems.${outcome}` } });
		redirect(303, `/service/erasures${outcome === 'done' ? '?done=yes' : ''}`);
	}
};
