const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const bodies = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'];

/**
 * Why an unsafe request is refused, or null. The framework's own check covers form bodies only, so that a foreign
 * page could post JSON: here every unsafe method must come from this very origin.
 */
export const foreign = (request: Request, origin: string): 403 | 415 | null => {
	if (safe.has(request.method)) return null;
	if (request.headers.get('origin') !== origin) return 403;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return 403;
	const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	return bodies.includes(type) ? null : 415;
};
