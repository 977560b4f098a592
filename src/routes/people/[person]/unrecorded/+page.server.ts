import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outsideMine, readUnrecorded, writeUnrecorded } from '$lib/server/care/account/unrecorded-acts';
import { readWritten, writtenFields } from '$lib/server/care/account/unrecorded-form';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'unrecorded:read');
	return {
		back: `/people/${params.person}/episodes`,
		here: `/people/${params.person}/unrecorded`,
		key: randomUUID(),
		outside: await outsideMine(pass, locals.words),
		told: (await readUnrecorded(pass)).map(({ id, words, sent }) => ({
			id,
			title: words?.slice(0, 60) ?? locals.words.t('unrecorded:one'),
			sent: sent !== null
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'unrecorded:write');
		const form = await readForm(request, writtenFields);
		if (!form.ok) return fail(422, form);
		const said = readWritten(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const id = keyIn(form);
		await writeUnrecorded(pass, id, null, said.read, locals.words.language);
		redirect(303, `/people/${params.person}/unrecorded/${id}`);
	}
};
