import { redirect } from '@sveltejs/kit';
import { readingCookie } from '$lib/reading';
import { passFor } from '$lib/server/access';
import { markOf } from '$lib/server/sign-in/browser';
import { slipCookie } from '$lib/server/sign-in/cookie';
import { leaveTarget } from '$lib/server/sign-in/leave';
import { endSession } from '$lib/server/sign-in/session';
import type { RequestEvent, RequestHandler } from './$types';

const everything = '"cache", "cookies", "storage"';

/**
 * The browser forgets all of it. A device of the service keeps its mark, which says nothing of anybody: would leaving
 * take it away, the next person there would pass for being on a device of their own.
 */
const clearsOf = (event: RequestEvent): Record<string, string> => {
	if (markOf(event) === null) return { 'clear-site-data': everything };
	event.cookies.delete(readingCookie, { path: '/', secure: event.url.protocol === 'https:' });
	return { 'clear-site-data': '"cache", "storage"' };
};

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${String(sign.codePointAt(0))};`);

/**
 * A page that goes on by itself. Our own rule that forms lead nowhere else (`form-action 'self'`) also stops a
 * redirect after a form, so that another site is reached from a page of its own.
 */
const onward = (address: string, language: string, word: string, clears: Record<string, string>): Response =>
	new Response(
		`<!doctype html><html lang="${language}"><title></title><a href="${escaped(address)}">${escaped(word)}</a></html>`,
		{
			headers: {
				...clears,
				refresh: `0; url=${address}`,
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
			}
		}
	);

/** Leave this page: the session ends, the browser forgets, and something neutral is shown. */
export const POST: RequestHandler = async (event) => {
	passFor(event.locals, 'public:sign-in');
	await endSession(event);
	slipCookie.drop(event);
	const clears = clearsOf(event);
	const target = await leaveTarget();
	if ('outside' in target) {
		const { language, t } = event.locals.words;
		return onward(target.outside, language, t('sign-in:leaving'), clears);
	}
	return new Response(null, { status: 303, headers: { ...clears, location: target.path } });
};

/** Reached by reloading after leaving. */
export const GET: RequestHandler = ({ locals }) => {
	passFor(locals, 'public:read');
	redirect(303, '/');
};
