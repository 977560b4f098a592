/** Headers of every answer. The framework's own answers set theirs over these; static files pass it by. */
const headers = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
	'x-robots-tag': 'noindex, nofollow',
	'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
};

/** @param {import('node:http').ServerResponse} response */
export const secure = (response) => {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
};

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Where to send somebody who typed this machine's address in another way than ORIGIN has it (their session
 * cookie and their forms would not be accepted there), or null.
 * @param {import('node:http').IncomingMessage} request
 * @param {string} origin
 */
export const homeOf = (request, origin) => {
	const host = request.headers.host ?? '';
	const astray = loopback.test(new URL(origin).host) && loopback.test(host) && host !== new URL(origin).host;
	const path = request.url?.startsWith('/') && !request.url.startsWith('//') ? request.url : '/';
	return astray && request.method === 'GET' ? origin + path : null;
};
