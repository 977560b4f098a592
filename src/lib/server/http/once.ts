import type { Cookies } from '@sveltejs/kit';

/** What a page shows once: a code whose hash alone is stored, and whom or what it is for. */
export type ShownOnce = { readonly code: string; readonly name: string };

type Asking = { readonly cookies: Cookies; readonly url: URL };

const cookie = 'foreword-once';
/** Long enough for the redirect on a slow line. */
const seconds = 60;

/** Given back to the page alone that it is for: no other page shows it as something else. */
const guarded = (url: URL) =>
	({ path: url.pathname, httpOnly: true, sameSite: 'strict', secure: url.protocol === 'https:' }) as const;

/** Carries a code over the redirect that follows, so that neither reload nor Back makes another slip. */
export const showOnce = ({ cookies, url }: Asking, shown: ShownOnce): void =>
	cookies.set(cookie, `${shown.code}:${shown.name}`, { ...guarded(url), maxAge: seconds });

/** The same for several codes that belong together. */
export const showAllOnce = ({ cookies, url }: Asking, codes: readonly string[]): void =>
	cookies.set(cookie, codes.join(), { ...guarded(url), maxAge: seconds });

const take = ({ cookies, url }: Asking): string | null => {
	const carried = cookies.get(cookie);
	if (carried !== undefined) cookies.delete(cookie, guarded(url));
	return carried ?? null;
};

/** The codes that are to be shown, and never again; none when there are none. */
export const takeAllOnce = (asking: Asking): string[] =>
	(take(asking) ?? '').split(',').filter((code) => /^[A-Z]{4}( [A-Z]{4}){1,5}$/.test(code));

/** What is to be shown, and never again; null when there is nothing. */
export const takeOnce = (asking: Asking): ShownOnce | null => {
	const carried = take(asking);
	if (carried === null) return null;
	const [, code, name] = /^([A-Z2-9]{4}[ -][A-Z2-9]{4}):(.{1,100})$/u.exec(carried) ?? [];
	return code === undefined || name === undefined ? null : { code, name };
};
