import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readMedia } from '$lib/server/care/media/acts';
import { bytesAnswer } from '$lib/server/http/bytes';
import { isId } from '$lib/id';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
	const shown = isId(params.media) ? await readMedia(passFor(locals, 'media:read'), params.media) : null;
	if (shown === null) error(404);
	return bytesAnswer(Buffer.from(shown.bytes), shown.type, request.headers.get('range'));
};
