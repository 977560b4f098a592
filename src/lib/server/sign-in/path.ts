const never = ['/sign-in', '/leave', '/not-here'];

/**
 * Where to go after sign-in: a path of this very site, or nothing. Anything that a browser could read as another
 * site (`//host`, `/\host`, a scheme, a tab in between) is refused.
 * @param to what the address or the form asked for
 */
export const returnPath = (to: string | null | undefined): string | null => {
	if (!to || !/^\/(?![/\\])[^\\\s]*$/.test(to) || to.length > 500) return null;
	const site = 'http://here.invalid';
	const url = URL.canParse(to, site) ? new URL(to, site) : null;
	if (url?.origin !== site || url.pathname.startsWith('//')) return null;
	if (never.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return null;
	return `${url.pathname}${url.search}`;
};
