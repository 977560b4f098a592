import { sendAway } from './away.js';
import { isWholeText, squeezerFor } from './squeeze.js';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

/** Below this many bytes compressing costs more than it saves. */
const WORTH = 600;

/** @param {unknown} chunk */
const bytesOf = (chunk) =>
	chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(typeof chunk === 'string' ? chunk : '');

/**
 * Stands between the framework and the wire. Text pages are held until whole and sent compressed; an empty 503
 * becomes the plain page that says so; and once `giveUp` was called, whatever the framework still writes is
 * dropped (written to an answered request it would end the process).
 * @param {Request} request
 * @param {Response} response
 */
export const reply = (request, response) => {
	/** @type {'open' | 'held' | 'streaming' | 'done'} */
	let state = 'open';
	/** @type {Buffer[]} */
	const held = [];
	const wire = {
		writeHead: response.writeHead.bind(response),
		write: response.write.bind(response),
		end: response.end.bind(response),
		setHeader: response.setHeader.bind(response),
		removeHeader: response.removeHeader.bind(response)
	};

	/** Answers with the plain 503 page, unless an answer has begun: then the connection is cut. */
	const giveUp = () => {
		if (state === 'done') return;
		Object.assign(response, wire);
		if (response.headersSent) response.destroy();
		else sendAway(response);
		state = 'done';
		Object.assign(response, nowhere);
	};

	const nowhere = {
		writeHead: () => response,
		write: () => true,
		end: () => response,
		setHeader: () => response,
		removeHeader: () => undefined
	};

	/** @param {number} status */
	const isHeld = (status) =>
		request.method !== 'HEAD' &&
		![204, 206, 304].includes(status) &&
		!response.hasHeader('content-encoding') &&
		isWholeText(String(response.getHeader('content-type') ?? ''));

	/** @param {number} status @param {Record<string, string>} [headers] */
	const writeHead = (status, headers = {}) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		response.statusCode = status;
		if (status === 503 && !response.hasHeader('content-type')) giveUp();
		else if (isHeld(status)) state = 'held';
		else {
			state = 'streaming';
			wire.writeHead(status);
		}
		return response;
	};

	const sendHeld = async () => {
		const body = Buffer.concat(held);
		const squeezer =
			body.length < WORTH ? null : squeezerFor(String(request.headers['accept-encoding'] ?? ''));
		const sent = squeezer ? await squeezer.squeeze(body) : body;
		if (state === 'done') return;
		state = 'done';
		if (squeezer) response.setHeader('content-encoding', squeezer.encoding);
		response.setHeader('vary', 'Accept-Encoding');
		response.setHeader('content-length', sent.length);
		wire.writeHead(response.statusCode);
		wire.end(sent);
	};

	/** @param {unknown} chunk */
	const write = (chunk) => {
		if (state === 'open') writeHead(response.statusCode);
		if (state === 'streaming') return wire.write(chunk);
		if (state === 'held') held.push(bytesOf(chunk));
		return true;
	};

	/** @param {unknown} [chunk] */
	const end = (chunk) => {
		if (state === 'open') writeHead(response.statusCode);
		if (state === 'held') {
			held.push(bytesOf(chunk));
			void sendHeld();
		}
		if (state === 'streaming') {
			state = 'done';
			wire.end(chunk);
		}
		return response;
	};

	/** Whether the answer goes on for as long as somebody reads it: no deadline is for it. */
	const goesOn = () =>
		state === 'streaming' && /^text\/event-stream/.test(String(response.getHeader('content-type') ?? ''));

	Object.assign(response, { writeHead, write, end });
	return { giveUp, goesOn };
};
