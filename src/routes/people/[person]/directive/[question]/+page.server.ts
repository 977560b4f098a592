import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { questionsUnder, signedMeanwhile, writing } from '$lib/server/care/directive/acts';
import { heldAnswer } from '$lib/server/care/pressure/acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { hideLink } from '$lib/server/care/sharing/hiding';
import { readForm } from '$lib/server/http/forms';
import { asking, find } from '$lib/server/questions/asked';
import { answerFields } from '$lib/server/questions/read';
import type { Actions, PageServerLoad } from './$types';

/**
 * The version that is being written, and its questions. Where none is, there is no question either; but what was sent
 * while another window signed it is answered in words, and keeps what was typed.
 */
const opened = async ({ locals, request }: Pick<RequestEvent, 'locals' | 'request'>) => {
	const pass = passFor(locals, 'directive:answer');
	const open = await writing(pass);
	const found = open ?? (request.method === 'POST' ? await signedMeanwhile(pass) : null);
	if (found === null) error(404);
	const among = [questionsUnder(found.jurisdiction)];
	return { pass: found.pass, among, page: asking(among), signed: open === null };
};

/** Nothing is saved in what is signed: the page comes back with the words as they were typed. */
const signedWhileTyping = async (event: RequestEvent, among: Parameters<typeof find>[0]) => {
	const { question } = find(among, event.params.question);
	const form = await readForm(event.request, answerFields(question));
	if (!form.ok) return fail(422, form);
	return fail(409, { problems: { '': 'directive-pages:problems.signed' }, typed: form.typed });
};

export const load: PageServerLoad = async (event) => {
	const { pass, page, signed } = await opened(event);
	const service = await readService(pass);
	return {
		signed: signed ? { own: pass.relations.includes('self') } : null,
		waits: await heldAnswer(pass, page.nameOf(event)),
		way: await page.way(event, pass),
		hide: hideLink(pass, page.nameOf(event)),
		question: await page.view(event, pass, service.language),
		mustPassOn: serviceView(service, event.locals.words.language).mustPassOn ?? ''
	};
};

/** Said for every version: what the next one copies stays as the person wants it. */
const choose = async (event: RequestEvent, how: 'alone' | 'together') => {
	const { page, among, signed } = await opened(event);
	return signed ? signedWhileTyping(event, among) : page.choose(event, how);
};

export const actions: Actions = {
	alone: (event) => choose(event, 'alone'),
	together: (event) => choose(event, 'together'),
	save: async (event) => {
		const { pass, page, among, signed } = await opened(event);
		if (signed) return signedWhileTyping(event, among);
		const service = await readService(pass);
		return page.save(event, pass, service.language, `/people/${pass.personId}/directive`);
	},
	draft: async (event) => {
		const { pass, page, among, signed } = await opened(event);
		return signed ? signedWhileTyping(event, among) : page.draft(event, pass);
	}
};
