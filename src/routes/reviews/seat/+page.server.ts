import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readSeat, sayFromSeat } from '$lib/server/care/case-review/space-acts';
import { readSeatWords, seatFields } from '$lib/server/care/case-review/space-form';
import { seatView } from '$lib/server/care/case-review/view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	key: randomUUID(),
	said: url.searchParams.has('said'),
	reviews: (await readSeat(passFor(locals, 'review-seat:read'))).map((one) => seatView(locals.words, one))
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'review-seat:write');
		const form = await readForm(request, seatFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const sent = readSeatWords(form);
		if (!sent.ok) return fail(422, { problems: sent.problems, typed: form.typed });
		const { review, ...entry } = sent.read;
		if (!(await sayFromSeat(pass, review, entry))) error(404);
		redirect(303, '/reviews/seat?said');
	}
};
