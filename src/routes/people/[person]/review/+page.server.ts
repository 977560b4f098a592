import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { reviewView } from '$lib/server/care/about-me/review-view';
import { readReview, sign } from '$lib/server/care/about-me/signing-acts';
import { readSigning, signFields } from '$lib/server/care/about-me/signing-form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const review = await readReview(passFor(locals, 'about-me:review'));
	return { key: randomUUID(), hash: review.hash, review: reviewView(locals.words, review) };
};

export const actions: Actions = {
	sign: async ({ locals, request }) => {
		const pass = passFor(locals, 'about-me:sign');
		const form = await readForm(request, signFields);
		if (!form.ok) return fail(422, form);
		const said = readSigning(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const done = await sign(pass, said.read);
		if (done.outcome !== 'signed')
			return fail(done.outcome === 'changed' ? 409 : 422, {
				problems: { '': `review:problem.${done.outcome}` },
				typed: form.typed
			});
		const home = `/people/${pass.personId}`;
		redirect(303, done.hold === null ? `${home}/review` : `${home}/to-confirm/${done.hold}`);
	}
};
