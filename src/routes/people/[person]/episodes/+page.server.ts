import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { knowsAuthorisation } from '$lib/server/care/authorisation/acts';
import { startEpisode, staysOf } from '$lib/server/care/episode/acts';
import { readStart, startFields } from '$lib/server/care/episode/form';
import { ownRows, staffRows } from '$lib/server/care/episode/list-view';
import { listEpisodes, nameOf } from '$lib/server/care/episode/reading';
import { restrictiveView } from '$lib/server/care/episode/restrictive-view';
import { kindOptions } from '$lib/server/care/episode/say';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'episodes:read');
	const { words, now } = locals;
	const own = pass.relations.includes('self');
	const listed = await listEpisodes(pass);
	const stays = own ? [] : await staysOf(pass);
	return {
		person: params.person,
		own,
		rows: own ? ownRows(words, listed) : staffRows(words, listed),
		name: await nameOf(pass),
		stays: stays.map(({ intakeId, unit }) => ({ value: intakeId, label: unit })),
		authorisations: await knowsAuthorisation(pass, stays),
		when: stays[0] ? toWallClock(now, stays[0].zone) : '',
		kinds: kindOptions(words),
		definition: own ? null : restrictiveView(words),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'episode:start');
		const form = await readForm(request, startFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readStart(form, await staysOf(pass), locals.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const id = await startEpisode(pass, { ...read, key: form.one('key') || randomUUID() });
		redirect(303, `/people/${params.person}/episodes/${id}`);
	}
};
