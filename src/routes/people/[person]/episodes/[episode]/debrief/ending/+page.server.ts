import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { endOwn, readEndings, reopen } from '$lib/server/care/talk/ending-acts';
import { ownEndingFields, readOwnEnding } from '$lib/server/care/talk/ending-form';
import { endingsView } from '$lib/server/care/talk/ending-view';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/debrief/ending`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'together:read');
	const read = await readEndings(pass);
	return {
		outside: await outsideFor(pass, locals.words),
		back: `/people/${params.person}/episodes/${params.episode}/debrief`,
		key: randomUUID(),
		...endingsView(locals.words, read.after.zone, read.entries, 'together')
	};
};

export const actions: Actions = {
	end: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, ownEndingFields);
		if (!form.ok) return fail(422, form);
		const said = readOwnEnding(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await endOwn(pass, said.read);
		redirect(303, here(event));
	},
	reopen: async (event) => {
		const pass = passFor(event.locals, 'together:write');
		const form = await readForm(event.request, ['key']);
		if (!form.ok) return fail(422, form);
		await reopen(pass, keyIn(form));
		redirect(303, here(event));
	}
};
