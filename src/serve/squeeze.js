import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

/** @typedef {{ encoding: 'br' | 'gzip', squeeze: (bytes: Buffer) => Promise<Buffer> }} Squeezer */

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * The best way to compress that the asker accepts, or null.
 * @param {string} accepted the Accept-Encoding header
 * @returns {Squeezer | null}
 */
export const squeezerFor = (accepted) => {
	if (/\bbr\b(?!\s*;\s*q=0)/.test(accepted))
		return { encoding: 'br', squeeze: (bytes) => brotli(bytes, quality) };
	if (/\bgzip\b(?!\s*;\s*q=0)/.test(accepted)) return { encoding: 'gzip', squeeze: (bytes) => gz(bytes) };
	return null;
};

/**
 * Whether a type of content is text that is sent whole (a stream of events is not).
 * @param {string} type the Content-Type header
 */
export const isWholeText = (type) =>
	/^(text\/(?!event-stream)|application\/(json|javascript|manifest)|image\/svg)/.test(type);
