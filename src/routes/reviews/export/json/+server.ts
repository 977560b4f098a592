import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { exportReviews } from '$lib/server/care/case-review/space-acts';
import { readPosted } from '$lib/server/http/posted';
import { steppedUp } from '$lib/server/sign-in/step-up';
import type { RequestHandler } from './$types';

/** Made for this answer alone, apart from every other copy (T23). */
export const POST: RequestHandler = async (event) => {
	const { locals } = event;
	const pass = passFor(locals, 'case-reviews:export');
	const form = await readPosted(event, []);
	if (form instanceof Response) return form;
	if (!(await steppedUp(pass.session, pass.now))) redirect(303, '/reviews/export');
	const copy = {
		format: 'foreword-reviews',
		version: 1,
		watermark: locals.words.ordinary.t('service-review:export.watermark'),
		madeAt: pass.now,
		by: pass.actor?.name,
		reviews: await exportReviews(pass)
	};
	return new Response(JSON.stringify(copy, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="reviews.json"',
			'cache-control': 'private, no-store'
		}
	});
};
