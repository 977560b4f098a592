import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askedWords } from '$lib/server/care/episode/advice-view';
import { factFields } from '$lib/server/care/episode/form';
import { askedField } from '$lib/server/care/episode/is-it';
import { isItView } from '$lib/server/care/episode/is-it-view';
import { readEpisode } from '$lib/server/care/episode/reading';
import { saveForm } from '$lib/server/care/episode/save';
import { readForm } from '$lib/server/http/forms';
import type { HelperId } from '$lib/server/standards/helper';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const episodeOf = ({ params }: Pick<RequestEvent, 'params'>): string =>
	`/people/${params.person}/episodes/${params.episode}`;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = await readEpisode(passFor(locals, 'episode:ask'));
	if (read === null) error(404);
	const item = url.searchParams.get('item') ?? '';
	const field = url.searchParams.get('change');
	return {
		episode: episodeOf({ params }),
		here: `${episodeOf({ params })}/is-it`,
		name: read.person.name,
		helpers: isItView(locals.words, read, field === null ? null : { field, item }),
		asked: askedWords(locals.words, read),
		key: randomUUID()
	};
};

const ask = async (event: RequestEvent, id: HelperId) => {
	const pass = passFor(event.locals, 'episode:write');
	const form = await readForm(event.request, factFields);
	if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
	const read = await readEpisode(pass);
	if (read === null) error(404);
	const saved = await saveForm(pass, read, form, askedField[id]);
	if (!saved.ok) return fail(422, { problems: saved.problems, typed: form.typed });
	redirect(303, `${episodeOf(event)}/is-it#${id}`);
};

export const actions: Actions = {
	seclusion: (event) => ask(event, 'seclusion'),
	restraint: (event) => ask(event, 'restraint')
};
