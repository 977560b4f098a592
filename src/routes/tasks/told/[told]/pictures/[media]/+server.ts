import { error } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { readAccountPicture } from '$lib/server/care/media/acts';
import { bytesAnswer } from '$lib/server/http/bytes';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
	const shown = isId(params.media)
		? await readAccountPicture(passFor(locals, 'account:read'), params.media)
		: null;
	if (shown === null) error(404);
	return bytesAnswer(Buffer.from(shown.bytes), shown.type, request.headers.get('range'));
};
