import { error } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { seePhoto } from '$lib/server/care/media/photo-acts';
import { bytesAnswer } from '$lib/server/http/bytes';
import type { RequestHandler } from './$types';

/** The photo of somebody whom a search from here has just found alike to another; the search is what the log notes. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const pass = passFor(locals, 'people:search');
	const shown = isId(params.media) ? await seePhoto(pass, params.media) : null;
	if (shown === null) error(404);
	return bytesAnswer(Buffer.from(shown.bytes), shown.type, request.headers.get('range'));
};
