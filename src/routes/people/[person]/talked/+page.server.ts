import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readTalks, sayTalked, writeTalked } from '$lib/server/care/about-me/talked-acts';
import {
	readTalked,
	readTalkedWord,
	talkedFields,
	talkedWordFields
} from '$lib/server/care/about-me/talked-form';
import { talkRows } from '$lib/server/care/about-me/talked-view';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

/** Who talked with the person about what calms and what harms, and when; the person may say that it was not so. */
export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'talked:read');
	const { talks, zone } = await readTalks(pass);
	return {
		own: pass.relations.includes('self'),
		staff: pass.relations.includes('treating'),
		rows: talkRows(locals.words, talks, zone).map((row) => ({ ...row, key: randomUUID() })),
		key: randomUUID()
	};
};

export const actions: Actions = {
	write: async ({ locals, request }) => {
		const pass = passFor(locals, 'talked:write');
		const form = await readForm(request, talkedFields);
		if (!form.ok) return fail(422, form);
		const { zone } = await readTalks(pass);
		const said = readTalked(form, toWallClock(locals.now, zone).slice(0, 10));
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await writeTalked(pass, said.read);
		redirect(303, `/people/${pass.personId}/talked`);
	},
	say: async ({ locals, request }) => {
		const pass = passFor(locals, 'talked:say');
		const form = await readForm(request, talkedWordFields);
		if (!form.ok) return fail(422, form);
		const said = readTalkedWord(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await sayTalked(pass, said.read);
		redirect(303, `/people/${pass.personId}/talked`);
	}
};
