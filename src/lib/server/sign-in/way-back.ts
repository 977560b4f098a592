import type { RequestEvent } from '@sveltejs/kit';
import { readSession } from './session';

/**
 * For whoever's session ran out by itself a while ago: back to signing in, then to the page they asked for. The
 * same for every address there is, so that it says nothing about what is behind one. Null for everybody else.
 */
export const wayBackIn = async (event: RequestEvent): Promise<Response | null> => {
	const { request, route, url, locals } = event;
	if (request.method !== 'GET' || route.id === null || locals.session !== '') return null;
	const { lately } = await readSession(event);
	if (lately === null) return null;
	const to = encodeURIComponent(url.pathname + url.search);
	return new Response(null, { status: 303, headers: { location: `/sign-in?to=${to}` } });
};
