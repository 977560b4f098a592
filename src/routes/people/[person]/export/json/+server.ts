import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { jsonOf, makeExport } from '$lib/server/care/export/acts';
import { readForm } from '$lib/server/http/forms';
import { steppedUp } from '$lib/server/sign-in/step-up';
import type { RequestHandler } from './$types';

/** Made for this answer alone. The file's name says nothing about whose it is. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const pass = passFor(locals, 'export:make');
	await readForm(request, []);
	if (!(await steppedUp(pass.session, pass.now))) redirect(303, `/people/${pass.personId}/export`);
	const bundle = await makeExport(pass, locals.words, 'json');
	return new Response(jsonOf(bundle, pass.now), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="record.json"',
			'cache-control': 'private, no-store'
		}
	});
};
