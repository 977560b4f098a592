import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { isId } from '$lib/id';
import { reviewView } from '$lib/server/care/about-me/review-view';
import { keepPhoto, readReview, sign } from '$lib/server/care/about-me/signing-acts';
import { photoFields, readSigning, signFields } from '$lib/server/care/about-me/signing-form';
import { mostOfPhoto } from '$lib/server/care/about-me/way';
import { readForm, readUpload } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const review = await readReview(passFor(locals, 'about-me:review'));
	return {
		key: randomUUID(),
		photoKey: randomUUID(),
		hash: review.hash,
		review: reviewView(locals.words, review)
	};
};

export const actions: Actions = {
	sign: async ({ locals, request }) => {
		const pass = passFor(locals, 'about-me:sign');
		const form = await readForm(request, signFields);
		if (!form.ok) return fail(422, form);
		const said = readSigning(form, pass.now);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const done = await sign(pass, said.read);
		if (done.outcome !== 'signed')
			return fail(done.outcome === 'changed' ? 409 : 422, {
				problems: { '': `review:problem.${done.outcome}` },
				typed: form.typed
			});
		const home = `/people/${pass.personId}`;
		redirect(303, done.hold === null ? `${home}/review` : `${home}/to-confirm/${done.hold}`);
	},
	photo: async ({ locals, request }) => {
		const pass = passFor(locals, 'about-me:sign');
		const form = await readUpload(request, photoFields, 'photo', mostOfPhoto);
		if (!form.ok) return fail(422, form);
		const { language } = locals.words;
		const said = form.one('words');
		const wrong = (problem: string, field = 'photo') =>
			fail(422, { problems: { [field]: problem }, typed: form.typed });
		if (said === '' || said.length > 280) return wrong('review:problem.photo-words', 'photo-words');
		if (!isId(form.one('key')) || !isId(form.one('signature'))) return wrong('review:problem.no-paper');
		const one = { id: form.one('key'), signature: form.one('signature'), words: said, language };
		const problem = await keepPhoto(pass, one, form.file);
		if (problem !== null) return wrong(`review:problem.${problem === 'no-paper' ? 'no-paper' : 'photo'}`);
		redirect(303, `/people/${pass.personId}/review`);
	}
};
