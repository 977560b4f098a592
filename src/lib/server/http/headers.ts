/** Headers that every answer carries; pages and endpoints here, static files in `serve.js`. */
const headers: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	// Not no-referrer: a browser would then send `Origin: null` with our own forms, and each would be refused.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
	'x-robots-tag': 'noindex, nofollow',
	'cache-control': 'no-store'
};

/** Adds them in place; what a route set itself stays. */
export const secure = (response: Response): Response => {
	for (const [name, value] of Object.entries(headers))
		if (!response.headers.has(name)) response.headers.set(name, value);
	return response;
};
