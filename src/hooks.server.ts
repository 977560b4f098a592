import { randomUUID } from 'node:crypto';
import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { parseReading, readingCookie } from '$lib/reading';
import { admit } from '$lib/server/access/admit';
import { readClock } from '$lib/server/clock';
import { databaseIsAway, endsFirst, startDatabase } from '$lib/server/database';
import { deedsOf, isPrefetch, subjectOf } from '$lib/server/http/address';
import { secure } from '$lib/server/http/headers';
import { logFault } from '$lib/server/http/fault';
import { foreign } from '$lib/server/http/origin';
import { errorPage } from '$lib/server/http/refusal';
import { postSettings, startPost } from '$lib/server/post';
import { firstSlip } from '$lib/server/sign-in/first-keeper';
import { readSession } from '$lib/server/sign-in/session';
import { keepUnsent } from '$lib/server/sign-in/sealed';
import { wayBackIn } from '$lib/server/sign-in/way-back';
import { languageAskedFor, speaks, wordsFor } from '$lib/server/words';

export const init: ServerInit = async () => {
	if (building) return;
	await startDatabase();
	const slip = await firstSlip(wordsFor(languageAskedFor(null)).t('service:first-keeper'), readClock());
	if (slip !== null) console.log(`First sign-in: ${slip}`);
	const post = startPost(postSettings(process.env), readClock);
	if (post !== null) endsFirst(post.stop);
};

const number: Handle = ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.now = readClock();
	return resolve(event);
};

/** A database that is away is nobody's mistake: an empty 503, which `serve.js` fills with a plain page. */
const reachable: Handle = async ({ event, resolve }) => {
	try {
		const response = await resolve(event);
		return event.locals.away ? new Response(null, { status: 503 }) : response;
	} catch (fault) {
		if (!databaseIsAway(fault)) throw fault;
		await logFault({ error: fault, event, status: 503, message: '' });
		return new Response(null, { status: 503 });
	}
};

const read: Handle = async ({ event, resolve }) => {
	const { locals, cookies, request } = event;
	locals.actor = null;
	locals.session = '';
	locals.recovered = null;
	locals.passes = [];
	locals.reading = parseReading(cookies.get(readingCookie));
	const { language } = locals.reading;
	locals.words = wordsFor(
		speaks(language) ? language : languageAskedFor(request.headers.get('accept-language')),
		locals.reading.words
	);
	const { language: lang, dir } = locals.words;
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', lang)
				.replace('%dir%', dir)
				.replace('%theme%', locals.reading.look)
				.replace('%size%', locals.reading.size)
				.replace('%words%', locals.reading.words)
				.replace('%motion%', locals.reading.calm ? 'calm' : 'usual')
	});
};

const fromHere: Handle = ({ event, resolve }) => {
	const refusal = foreign(event.request, event.url.origin);
	return refusal === null ? resolve(event) : errorPage(event, refusal);
};

const signedIn: Handle = async ({ event, resolve }) => {
	const { session, actor } = await readSession(event);
	event.locals.session = session?.idHash ?? '';
	event.locals.actor = actor;
	event.locals.recovered = session?.recovered ?? null;
	return resolve(event);
};

/**
 * The one check. What has no rule, or no relation, is not there: the same 404 whether missing or closed, and for
 * whom it is closed.
 */
const admitted: Handle = async ({ event, resolve }) => {
	const { locals, request } = event;
	const wanted = event.isDataRequest ? [] : deedsOf(event);
	const reads = isPrefetch(request) || request.method === 'HEAD' ? 'quiet' : 'look';
	const how = request.method === 'POST' ? 'act' : reads;
	if (wanted.length > 0) locals.passes = await admit(locals, wanted, subjectOf(event), how);
	if (locals.passes[0]?.deed !== wanted[0] || wanted.length === 0) {
		return (await keepUnsent(event)) ?? (await wayBackIn(event)) ?? errorPage(event, 404);
	}
	if (request.method === 'HEAD' || isPrefetch(request)) return new Response(null, { status: 204 });
	return resolve(event);
};

const secured: Handle = async ({ event, resolve }) => secure(await resolve(event));

export const handle = sequence(number, secured, reachable, read, fromHere, signedIn, admitted);

/** What a page's own load or action threw comes by here: the framework made a 500 of it. */
export const handleError: HandleServerError = (input) => {
	const { error, event } = input;
	if (!databaseIsAway(error)) return logFault(input);
	event.locals.away = true;
	return logFault({ ...input, status: 503 });
};
