import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { homeOf, secure } from './serve/headers.js';
import { reply } from './serve/reply.js';
import { problemsOf, settingsOf } from './serve/settings.js';

/** No request is left without an answer for longer than this. */
const DEADLINE_MS = 8_000;
/** A form with a file comes over a slow line: it has longer. */
const UPLOAD_MS = 60_000;
/**
 * A connection stays open this long after its last answer: longer than the minute for which proxies keep theirs, so that
 * no request is ever sent on one that is just being closed.
 */
const KEPT_MS = 65_000;
/** After SIGTERM running requests may end; then what is left is cut. */
const DRAIN_MS = 9_000;
/** The most that any form brings; how much each may, `http/body.ts` says. */
const BODY_BYTES = 12 * 1024 * 1024;

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, next: () => void) => void} Handler */

if (existsSync('.env')) process.loadEnvFile('.env');

const problems = problemsOf(process.env);
if (problems.length > 0) {
	for (const problem of problems) console.error(problem);
	console.error('Every setting is explained in .env.example.');
	process.exit(1);
}

const { origin, host, port, build } = settingsOf(process.env);
process.env.BODY_SIZE_LIMIT = String(BODY_BYTES);

/** @returns {Promise<Handler>} */
const loadHandler = async () => {
	try {
		const module = await import(pathToFileURL(path.resolve(build, 'handler.js')).href);
		return module.handler;
	} catch (error) {
		const known = error instanceof Error && error.name === 'SettingsError';
		console.error(known ? error.message : error);
		process.exit(1);
	}
};

const handler = await loadHandler();

const limits = { requestTimeout: UPLOAD_MS, headersTimeout: 10_000, keepAliveTimeout: KEPT_MS };
const server = createServer(limits, (request, response) => {
	secure(response);
	const home = homeOf(request, origin);
	if (home) return void response.writeHead(307, { location: home }).end();
	const { giveUp, goesOn } = reply(request, response);
	const isUpload = /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
	const late = () => goesOn() || giveUp();
	const deadline = setTimeout(late, isUpload ? UPLOAD_MS + DEADLINE_MS : DEADLINE_MS);
	response.once('close', () => clearTimeout(deadline));
	if (!server.listening) response.setHeader('connection', 'close');
	handler(request, response, () => response.writeHead(404).end());
});

server.once('error', (error) => {
	console.error(`Foreword cannot listen on ${host}:${port}: ${error.message}.`);
	process.exitCode = 1;
	leave();
});

/** The framework's own name for the event; Node's types know only Node's. @type {import('node:events').EventEmitter} */
const events = process;

let leaving = false;

/** Ends what runs, then the pool and the database; the process ends when nothing is left to do. */
const leave = () => {
	if (leaving) return;
	leaving = true;
	const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
	setTimeout(() => process.exit(1), DRAIN_MS + 6_000).unref();
	// Streams would last as long as their pages: they end now, and the pages come back by themselves.
	events.emit('foreword:leaving');
	server.close(() => {
		clearTimeout(cut);
		events.emit('sveltekit:shutdown', 'SIGTERM');
	});
	server.closeIdleConnections();
};

process.on('SIGTERM', leave);
process.on('SIGINT', leave);

server.listen(port, host, () => console.log(`Foreword is ready: ${origin}`));
