import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addRightAfter, readRightAfterPage, zoneOfEpisode } from '$lib/server/care/debrief/right-after-acts';
import { readRightAfter, rightAfterFields } from '$lib/server/care/debrief/right-after-form';
import { rightAfterView } from '$lib/server/care/debrief/right-after-view';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'right-after:read');
	const read = await readRightAfterPage(pass);
	return {
		episode: `/people/${params.person}/episodes/${params.episode}`,
		key: randomUUID(),
		clock: toWallClock(locals.now, read.after.zone),
		me: pass.actor?.name ?? '',
		mayWrite: pass.relations.includes('in-episode') || pass.relations.includes('treating'),
		...rightAfterView(locals.words, read, locals.now)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'right-after:write');
		const form = await readForm(request, rightAfterFields);
		if (!form.ok) return fail(422, form);
		const zone = await zoneOfEpisode(pass);
		const said = readRightAfter(form, zone, locals.now, pass.actor?.name ?? '');
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await addRightAfter(pass, said.read);
		redirect(303, `/people/${params.person}/episodes/${params.episode}/right-after`);
	}
};
