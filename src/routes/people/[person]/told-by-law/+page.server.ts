import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readToldByLaw, writeToldByLaw } from '$lib/server/care/about-me/asking-acts';
import { commentsOf } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { readZone } from '$lib/server/care/person/acts';
import { lawFields, readLaw } from '$lib/server/care/about-me/asking-form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const pass = passFor(locals, 'law:read');
	const { rows, manager, zone } = await readToldByLaw(pass);
	const beside = saidView(words, zone, await commentsOf(pass, 'law'));
	return {
		key: randomUUID(),
		own: pass.relations.includes('self'),
		manager,
		rows: rows.map((row) => ({
			id: row.id,
			whom: row.whom,
			law: row.law,
			content: row.content,
			by: row.by,
			at: words.dateTime(row.toldAt, zone),
			personTold: row.personToldAt === null ? null : words.dateTime(row.personToldAt, zone),
			shownOn: words.day(row.shownOn),
			why: row.whyLater,
			said: beside(row.id)
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'law:write');
		const form = await readForm(request, lawFields);
		if (!form.ok) return fail(422, form);
		const said = readLaw(form, pass.now, await readZone(pass));
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const outcome = await writeToldByLaw(pass, said.read);
		if (outcome === 'no-manager') error(404);
		if (outcome === 'unsafe-day')
			return fail(422, { problems: { shown: 'asking:problems.day' }, typed: form.typed });
		redirect(303, `/people/${pass.personId}/told-by-law`);
	}
};
