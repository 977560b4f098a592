import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { makeExport } from '$lib/server/care/export/acts';
import { exportPaper } from '$lib/server/care/export/paper-view';
import { readPosted } from '$lib/server/http/posted';
import { pdfAnswer } from '$lib/server/paper/answer';
import { steppedUp } from '$lib/server/sign-in/step-up';
import type { RequestHandler } from './$types';

/** Made for this answer alone; nothing of it is left on disk. */
export const POST: RequestHandler = async (event) => {
	const { locals } = event;
	const pass = passFor(locals, 'export:make');
	const form = await readPosted(event, []);
	if (form instanceof Response) return form;
	if (!(await steppedUp(pass.session, pass.now))) redirect(303, `/people/${pass.personId}/export`);
	const bundle = await makeExport(pass, locals.words.ordinary, 'pdf');
	if (bundle === null) redirect(303, `/people/${pass.personId}/export`);
	return pdfAnswer(exportPaper(bundle, locals.words.ordinary, pass.now), 'record');
};
