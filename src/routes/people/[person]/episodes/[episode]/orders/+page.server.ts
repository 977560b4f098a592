import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { factFields, fieldOf } from '$lib/server/care/episode/form';
import { isOrderField } from '$lib/server/care/episode/order-fields';
import { ordersView } from '$lib/server/care/episode/orders-view';
import { ownView } from '$lib/server/care/episode/own-view';
import { readEpisode } from '$lib/server/care/episode/reading';
import { saveForm } from '$lib/server/care/episode/save';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'episode:read');
	const read = await readEpisode(pass);
	if (read === null) error(404);
	const { words, now } = locals;
	const comments = await commentsOn(pass, [pass.episodeId]);
	const beside = saidView(words, read.episode.zone, comments);
	const own = pass.relations.includes('self');
	const field = url.searchParams.get('change');
	const episode = `/people/${params.person}/episodes/${params.episode}`;
	return {
		episode,
		here: `${episode}/orders`,
		own: own ? (ownView(words, read, now).sections.find(({ id }) => id === 'may') ?? null) : null,
		view: own
			? null
			: ordersView(words, read, now, {
					changing: field === null ? null : { field, item: url.searchParams.get('item') ?? '' },
					write: url.searchParams.get('write')
				}),
		mayWrite: !own && (pass.relations.includes('in-episode') || pass.relations.includes('treating')),
		said: Object.fromEntries(comments.map(({ part }) => [part, beside(pass.episodeId, part)])),
		name: read.person.name,
		ended: read.asked.endedAt !== null,
		key: randomUUID()
	};
};

export const actions: Actions = {
	fact: async ({ locals, request, params }) => {
		const pass = passFor(locals, 'episode:write');
		const form = await readForm(request, factFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const field = fieldOf(form);
		const read = await readEpisode(pass);
		if (field === null || !isOrderField(field) || read === null) error(404);
		const saved = await saveForm(pass, read, form, field);
		if (!saved.ok) return fail(422, { problems: saved.problems, typed: form.typed });
		redirect(303, `/people/${params.person}/episodes/${params.episode}/orders#${field}`);
	}
};
