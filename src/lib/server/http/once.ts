import type { Cookies } from '@sveltejs/kit';

/** What a page shows once: a code whose hash alone is stored, and whom or what it is for. */
export type ShownOnce = { readonly code: string; readonly name: string };

type Asking = { readonly cookies: Cookies; readonly url: URL };

const cookie = 'foreword-once';
/** Long enough for the redirect on a slow line. */
const seconds = 60;

const guarded = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'strict', secure: url.protocol === 'https:' }) as const;

/** Carries a code over the redirect that follows, so that neither reload nor Back makes another slip. */
export const showOnce = ({ cookies, url }: Asking, shown: ShownOnce): void =>
	cookies.set(cookie, `${shown.code}:${shown.name}`, { ...guarded(url), maxAge: seconds });

/** What is to be shown, and never again; null when there is nothing. */
export const takeOnce = ({ cookies, url }: Asking): ShownOnce | null => {
	const carried = cookies.get(cookie);
	if (carried === undefined) return null;
	cookies.delete(cookie, guarded(url));
	const [, code, name] = /^([A-Z2-9]{4}[ -][A-Z2-9]{4}):(.{1,100})$/u.exec(carried) ?? [];
	return code === undefined || name === undefined ? null : { code, name };
};
