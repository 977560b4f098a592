import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { jsonOf, makeExport } from '$lib/server/care/export/acts';
import { readPosted } from '$lib/server/http/posted';
import { steppedUp } from '$lib/server/sign-in/step-up';
import type { RequestHandler } from './$types';

/** Made for this answer alone. The file's name says nothing about whose it is. */
export const POST: RequestHandler = async (event) => {
	const { locals } = event;
	const pass = passFor(locals, 'export:make');
	const form = await readPosted(event, ['whole']);
	if (form instanceof Response) return form;
	if (!(await steppedUp(pass.session, pass.now))) redirect(303, `/people/${pass.personId}/export`);
	const bundle = await makeExport(pass, locals.words.ordinary, 'json', form.one('whole') === 'yes');
	if (bundle === null) redirect(303, `/people/${pass.personId}/export`);
	return new Response(jsonOf(bundle, pass.now), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="record.json"',
			'cache-control': 'private, no-store'
		}
	});
};
