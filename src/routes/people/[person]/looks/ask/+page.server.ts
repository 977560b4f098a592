import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askAbout, whomToAsk } from '$lib/server/care/comment/ask-acts';
import { askFields, readAsk } from '$lib/server/care/comment/form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const entryIn = (url: URL): number => Number(url.searchParams.get('entry') ?? NaN);

export const load: PageServerLoad = async ({ locals, url }) => {
	const people = await whomToAsk(passFor(locals, 'looks:read'), entryIn(url));
	return {
		key: randomUUID(),
		people: people.map(({ id, name, what }) => ({
			value: id,
			label: name,
			hint: locals.words.t(`comment:ask.what.${what}`)
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const pass = passFor(locals, 'looks:ask');
		const form = await readForm(request, askFields);
		if (!form.ok) return fail(422, form);
		const people = await whomToAsk(pass, entryIn(url));
		const asked = readAsk(
			form,
			people.map(({ id }) => id)
		);
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await askAbout(pass, entryIn(url), { ...asked.read, language: locals.words.language });
		redirect(303, `/people/${pass.personId}/looks?asked`);
	}
};
