import type { RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readService, serviceView } from '$lib/server/care/service/acts';

/**
 * Whom somebody can call who has tried in vain: the numbers that "I need help now" shows. Read only once something was
 * sent, so that the page itself opens as before; the same for an account that is not there.
 */
export const deskFor = async ({ locals, request }: Pick<RequestEvent, 'locals' | 'request'>) => {
	const pass = passFor(locals, 'public:read');
	if (request.method !== 'POST') return [];
	return serviceView(await readService(pass), locals.words.language).helpNumbers;
};
