import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { ownChecks } from '$lib/server/care/episode/checks-own-view';
import { nameStaff, writeFacts } from '$lib/server/care/episode/acts';
import { hasDied } from '$lib/server/care/episode/episode';
import { factFields, fieldOf, staffFields } from '$lib/server/care/episode/form';
import { ownView } from '$lib/server/care/episode/own-view';
import { readEpisode } from '$lib/server/care/episode/reading';
import { saveForm } from '$lib/server/care/episode/save';
import { numberOf } from '$lib/server/care/episode/sign';
import { readSigning, signFields } from '$lib/server/care/episode/sign-form';
import { signaturesView } from '$lib/server/care/episode/sign-view';
import { readStaff } from '$lib/server/care/episode/staff-form';
import { staffView } from '$lib/server/care/episode/staff-view';
import { besideOf, studyOf } from '$lib/server/care/episode/study';
import { readForm, type Form, type Problems } from '$lib/server/http/forms';
import { comparedWithPlan, type PlanBeside } from './medicine.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const changing = (url: URL) => {
	const field = url.searchParams.get('change');
	return field === null ? null : { field, item: url.searchParams.get('item') ?? '' };
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'episode:read');
	const read = await readEpisode(pass);
	if (read === null) error(404);
	const { words, now } = locals;
	const own = pass.relations.includes('self');
	const comments = await commentsOn(pass, [pass.episodeId]);
	const beside = saidView(words, read.episode.zone, comments);
	const involved = pass.relations.includes('in-episode');
	return {
		person: params.person,
		here: `/people/${params.person}/episodes/${params.episode}`,
		name: read.person.name,
		ageGuessed: read.person.birthGuessed,
		said: Object.fromEntries(comments.map(({ part }) => [part, beside(pass.episodeId, part)])),
		own: own ? ownView(words, read, now) : null,
		staff: own ? null : staffView(words, read, now, changing(url)),
		beside: own ? [] : besideOf(words, read, now),
		lookedAfter: own ? ownChecks(words, read, now).summary : [],
		study: own ? null : studyOf(words, read, now, url.searchParams.get('beside')),
		mayWrite: !own && (involved || pass.relations.includes('treating')),
		treating: pass.relations.includes('treating'),
		involved,
		ended: read.asked.endedAt !== null,
		signatures: signaturesView(words, read),
		death: hasDied(read.facts),
		key: randomUUID()
	};
};

const here = ({ params }: RequestEvent): string => `/people/${params.person}/episodes/${params.episode}`;

/** What is shown again with all that was typed; with lines of the plan where they stand against a medicine. */
const refused = (problems: Problems, typed: Form['typed'], medicine: PlanBeside | null = null) =>
	fail(422, { problems, typed, medicine });

const save = async (event: RequestEvent, only?: 'ended') => {
	const { locals, request } = event;
	const pass = passFor(locals, 'episode:write');
	const form = await readForm(request, factFields);
	if (!form.ok) return refused(form.problems, form.typed);
	const field = only ?? fieldOf(form);
	const read = await readEpisode(pass);
	if (field === null || read === null) error(404);
	const compared =
		field === 'component'
			? await comparedWithPlan(pass, locals.words, read, form)
			: { ok: true as const, also: [] };
	if (!compared.ok) return refused(compared.problems, form.typed, compared.medicine);
	const saved = await saveForm(pass, read, form, field, compared.also);
	if (!saved.ok) return refused(saved.problems, form.typed);
	redirect(303, `${here(event)}#${field}`);
};

export const actions: Actions = {
	fact: (event) => save(event),
	end: (event) => save(event, 'ended'),
	staff: async (event) => {
		const pass = passFor(event.locals, 'episode:write');
		const form = await readForm(event.request, staffFields);
		if (!form.ok) return refused(form.problems, form.typed);
		const read = readStaff(form);
		if (!read.ok) return refused(read.problems, form.typed);
		if (!(await nameStaff(pass, read.naming, read.key)))
			return refused({ account: 'episode:problem.who' }, form.typed);
		redirect(303, `${here(event)}#staff`);
	},
	sign: async (event) => {
		const pass = passFor(event.locals, 'episode:write');
		const form = await readForm(event.request, signFields);
		if (!form.ok) return refused(form.problems, form.typed);
		const episode = (await readEpisode(pass)) ?? error(404);
		const read = readSigning(form, numberOf(episode));
		if (!read.ok) return refused(read.problems, form.typed);
		const { key, signed } = read.read;
		await writeFacts(pass, [{ field: 'signed', item: '', value: signed, because: null }], true, key);
		redirect(303, `${here(event)}#signed`);
	}
};
