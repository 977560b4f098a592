import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answeringIn, readAnswered, sayNotFor } from '$lib/server/care/account/answering-acts';
import { notForView } from '$lib/server/care/account/answering-view';
import { entriesAbout } from '$lib/server/care/account/leave-out';
import { leaveOutFields, readLeaving } from '$lib/server/care/account/leave-out-form';
import { leaveOutView } from '$lib/server/care/account/leave-out-view';
import { unrecordedSets } from '$lib/server/care/account/own-sets';
import { outsideMine } from '$lib/server/care/account/unrecorded-acts';
import { namedFields, notForFields, readNotFor } from '$lib/server/care/account/unrecorded-form';
import { leaveOut, readLeftOut } from '$lib/server/care/sharing/leave-out-acts';
import { keyed, keyIn, readForm } from '$lib/server/http/forms';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

const answering = async ({ locals, params }: RequestEvent) =>
	(await answeringIn(passFor(locals, 'unrecorded:answer'), params.unrecorded ?? '')).pass;

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const pass = await answering(event);
	const { notFor } = await readAnswered(pass, pass.contextId);
	return {
		outside: await outsideMine(pass, locals.words),
		list: `/people/${params.person}/unrecorded/${params.unrecorded}`,
		hidden: `/people/${params.person}/sharing/hidden`,
		done: url.searchParams.has('done'),
		key: randomUUID(),
		notFor: keyed(notForView(locals.words, notFor)),
		...leaveOutView(locals.words, await readLeftOut(pass), pass.contextId, unrecordedSets())
	};
};

const done = ({ url }: RequestEvent): never => redirect(303, `${url.pathname}?done`);

export const actions: Actions = {
	leave: async (event) => {
		const pass = await answering(event);
		const form = await readForm(event.request, leaveOutFields);
		if (!form.ok) return fail(422, form);
		const said = readLeaving(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const { whom, questions } = said.read;
		const entries = [...entriesAbout(pass.contextId, unrecordedSets())].flatMap(([question, entry]) =>
			questions === 'all' || questions.includes(question) ? [entry] : []
		);
		if (!(await leaveOut(pass, entries, whom)))
			return fail(422, { problems: { whom: 'leave-out:problem.whom' }, typed: form.typed });
		return done(event);
	},
	name: async (event) => {
		const pass = await answering(event);
		const form = await readForm(event.request, notForFields);
		if (!form.ok) return fail(422, form);
		const said = readNotFor(form, [...entriesAbout(pass.contextId, unrecordedSets()).keys()]);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await sayNotFor(pass, keyIn(form), said.read, true);
		return done(event);
	},
	unname: async (event) => {
		const pass = await answering(event);
		const form = await readForm(event.request, namedFields);
		if (!form.ok) return fail(422, form);
		const { notFor } = await readAnswered(pass, pass.contextId);
		const one = notFor.find(({ name }) => name === form.one('name'));
		if (one !== undefined) await sayNotFor(pass, keyIn(form), one, false);
		return done(event);
	}
};
