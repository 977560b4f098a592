import type { RequestEvent } from '@sveltejs/kit';

/** An error page that says what to do, drawn in the shell. */
export const errorPage = async (
	event: RequestEvent,
	status: 400 | 403 | 404 | 413 | 415
): Promise<Response> => {
	const page = await event.fetch(`/not-here?as=${status}`, { headers: { accept: 'text/html' } });
	return new Response(page.body, { status, headers: page.headers });
};
