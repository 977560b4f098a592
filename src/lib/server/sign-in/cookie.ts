import type { Cookies } from '@sveltejs/kit';

/** What this room needs of a request. `RequestEvent` has all of it. */
export type Asking = { cookies: Cookies; url: URL; locals: { now: Date } };

/** `__Host-` binds a cookie to this host and to https; a browser refuses the name on plain http. */
const cookieName = (url: URL, name: string): string => (url.protocol === 'https:' ? `__Host-${name}` : name);

const guarded = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

const jar = (name: string) => ({
	read: ({ cookies, url }: Asking): string | undefined => cookies.get(cookieName(url, name)),
	/** @param seconds how long the browser keeps it; left out, it goes when the browser closes */
	write: ({ cookies, url }: Asking, value: string, seconds?: number): void =>
		cookies.set(cookieName(url, name), value, { ...guarded(url), maxAge: seconds }),
	drop: ({ cookies, url }: Asking): void => cookies.delete(cookieName(url, name), guarded(url))
});

/** The raw session id. */
export const sessionCookie = jar('foreword');

/** What marks a browser as a device of the service: random, and nothing else. */
export const markCookie = jar('foreword-mark');

/** The code of a slip between typing it in and choosing a user name. */
export const slipCookie = jar('foreword-slip');
