import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import {
	checkFormFields,
	handOverFields,
	quickFields,
	saveCheck,
	saveHandOver,
	saveQuick
} from '$lib/server/care/episode/check-save';
import { ownChecks } from '$lib/server/care/episode/checks-own-view';
import { checksView } from '$lib/server/care/episode/checks-view';
import { factFields, fieldOf } from '$lib/server/care/episode/form';
import { readEpisode } from '$lib/server/care/episode/reading';
import { saveForm } from '$lib/server/care/episode/save';
import { readForm, type Fields } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const changing = (url: URL) => {
	const field = url.searchParams.get('change');
	return field === null ? null : { field, item: url.searchParams.get('item') ?? '' };
};

const record = ({ params }: Pick<RequestEvent, 'params'>): string =>
	`/people/${params.person}/episodes/${params.episode}`;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'episode:read');
	const read = await readEpisode(pass);
	if (read === null) error(404);
	const { words, now } = locals;
	const own = pass.relations.includes('self');
	const comments = await commentsOn(pass, [pass.episodeId]);
	const beside = saidView(words, read.episode.zone, comments);
	return {
		person: params.person,
		record: record({ params }),
		here: `${record({ params })}/checks`,
		episode: params.episode,
		name: read.person.name,
		said: ['check', 'watch', 'criteria-met'].flatMap((part) => beside(pass.episodeId, part)),
		own: own ? ownChecks(words, read, now) : null,
		staff: own ? null : checksView(words, read, now, changing(url)),
		ended: read.asked.endedAt !== null,
		mayWrite: !own && (pass.relations.includes('in-episode') || pass.relations.includes('treating')),
		key: randomUUID()
	};
};

/** Reads the form and the record for a deed; what cannot be read comes back with all that was typed. */
const sent = async ({ locals, request }: RequestEvent, names: Fields) => {
	const pass = passFor(locals, 'episode:write');
	const form = await readForm(request, names);
	const read = form.ok ? await readEpisode(pass) : null;
	if (form.ok && read === null) error(404);
	return { pass, form, read };
};

export const actions: Actions = {
	quick: async (event) => {
		const { pass, form, read } = await sent(event, quickFields);
		if (!form.ok || read === null) return fail(422, { of: 'quick', problems: form.ok ? {} : form.problems });
		if (!(await saveQuick(pass, read, form)))
			return fail(422, { of: 'quick', problems: { quick: 'episode:problem.not-a-choice' } });
		redirect(303, `${record(event)}/checks#done`);
	},
	check: async (event) => {
		const { pass, form, read } = await sent(event, checkFormFields);
		if (!form.ok || read === null)
			return fail(422, { of: 'check', problems: form.ok ? {} : form.problems, typed: form.typed });
		const saved = await saveCheck(pass, read, form);
		if (!saved.ok) return fail(422, { of: 'check', problems: saved.problems, typed: form.typed });
		redirect(303, `${record(event)}/checks#done`);
	},
	'hand-over': async (event) => {
		const { pass, form, read } = await sent(event, handOverFields);
		if (!form.ok || read === null)
			return fail(422, { of: 'hand-over', problems: form.ok ? {} : form.problems, typed: form.typed });
		const saved = await saveHandOver(pass, read, form);
		if (!saved.ok) return fail(422, { of: 'hand-over', problems: saved.problems, typed: form.typed });
		redirect(303, `${record(event)}/checks#watching`);
	},
	fact: async (event) => {
		const { pass, form, read } = await sent(event, factFields);
		if (!form.ok || read === null)
			return fail(422, { of: 'fact', problems: form.ok ? {} : form.problems, typed: form.typed });
		const field = fieldOf(form);
		if (field === null) error(404);
		const saved = await saveForm(pass, read, form, field);
		if (!saved.ok) return fail(422, { of: 'fact', problems: saved.problems, typed: form.typed });
		redirect(303, `${record(event)}/checks#${field}`);
	}
};
