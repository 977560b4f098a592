/** The part of the bytes that was asked for, `bytes=0-1023`; null when there is no such part, whole when none was named. */
const partOf = (range: string | null, length: number): { from: number; to: number } | 'whole' | null => {
	const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
	if (first === '' && last === '') return 'whole';
	const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
	const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
	return from <= to ? { from, to } : null;
};

/**
 * Bytes that somebody sent, as an answer: of exactly this type, kept by no cache, and opened by itself a page that may
 * do nothing. Some phones play a sound only when they may ask for a part of it.
 */
export const bytesAnswer = (bytes: Buffer, type: string, range: string | null): Response => {
	const headers = {
		'content-type': type,
		'content-disposition': 'inline',
		'content-security-policy': "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store',
		'accept-ranges': 'bytes'
	};
	const part = partOf(range, bytes.length);
	if (part === null)
		return new Response(null, {
			status: 416,
			headers: { ...headers, 'content-range': `bytes */${String(bytes.length)}` }
		});
	const sent = part === 'whole' ? bytes : bytes.subarray(part.from, part.to + 1);
	const body = new Blob([new Uint8Array(sent)]);
	const length = { 'content-length': String(sent.length) };
	if (part === 'whole') return new Response(body, { headers: { ...headers, ...length } });
	const where = `bytes ${String(part.from)}-${String(part.to)}/${String(bytes.length)}`;
	return new Response(body, { status: 206, headers: { ...headers, ...length, 'content-range': where } });
};
