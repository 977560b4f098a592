/** Pages one comes back from. */
const asides = ['/reading', '/help-now', '/not-here'];

/**
 * A path of this site, to go back to; the start for anything else, so that nobody can be led away through it.
 * @param path for instance `/help-now`, as it came from an address or a form
 */
export const pageHere = (path: string | null): string => {
	const here = 'http://here.invalid';
	if (!path?.startsWith('/') || !URL.canParse(path, here)) return '/';
	const url = new URL(path, here);
	return url.origin === here && !asides.includes(url.pathname) ? url.pathname : '/';
};
