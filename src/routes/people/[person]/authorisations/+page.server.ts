import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import {
	aboutAt,
	askFor,
	readAuthorisations,
	rulesFor,
	sayAssessment,
	stepsOfRequest
} from '$lib/server/care/authorisation/acts';
import { askFields, assessmentFields, readAsk, readAssessment } from '$lib/server/care/authorisation/form';
import { STATES } from '$lib/server/care/authorisation/authorisation';
import { assessmentLines, neverFor, requestView, ruleWords } from '$lib/server/care/authorisation/view';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

/** Every leave that was asked for, how it stands, and what can never be authorised for this person. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'authorisation:read');
	const { words, now } = locals;
	const own = pass.relations.includes('self');
	const all = await readAuthorisations(pass);
	const [place] = all.places;
	const here = place ? rulesFor(place.pack) : null;
	return {
		person: params.person,
		own,
		name: all.name,
		requests: all.requests.flatMap((request) => {
			const rules = rulesFor(request.pack);
			if (rules === null) return [];
			const about = aboutAt(all, request.zone, now);
			const view = requestView(
				words,
				all,
				request,
				{ rules, about, steps: stepsOfRequest(all, request.id) },
				now
			);
			return [{ id: view.id, title: view.title, status: view.status, state: view.state, asked: view.asked }];
		}),
		assessments: assessmentLines(words, all.assessments, now),
		states: STATES,
		never: here && place ? neverFor(words, { rules: here, about: aboutAt(all, place.zone, now) }, now) : [],
		mayAsk: !own && here !== null,
		saved: url.searchParams.has('saved'),
		key: randomUUID()
	};
};

export const actions: Actions = {
	ask: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'authorisation:write');
		const form = await readForm(request, askFields);
		if (!form.ok) return fail(422, { at: 'ask', problems: form.problems, typed: form.typed, refused: [] });
		const read = readAsk(form);
		if (!read.ok) return fail(422, { at: 'ask', problems: read.problems, typed: form.typed, refused: [] });
		const outcome = await askFor(pass, read.read);
		if (outcome.done) redirect(303, `/people/${params.person}/authorisations/${read.read.id}`);
		const { pack, rules } = outcome;
		return fail(422, {
			at: 'ask',
			problems: { '': pack ? 'authorisation:problems.refused' : 'authorisation:problems.no-rules' },
			typed: form.typed,
			refused: pack ? rules.map((rule) => ruleWords(locals.words, pack, rule)) : []
		});
	},
	assessment: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'authorisation:write');
		const form = await readForm(request, assessmentFields);
		if (!form.ok)
			return fail(422, { at: 'assessment', problems: form.problems, typed: form.typed, refused: [] });
		const zone = (await readAuthorisations(pass)).places[0]?.zone ?? 'UTC';
		const read = readAssessment(form, toWallClock(locals.now, zone).slice(0, 10));
		if (!read.ok)
			return fail(422, { at: 'assessment', problems: read.problems, typed: form.typed, refused: [] });
		await sayAssessment(pass, read.read);
		redirect(303, `/people/${params.person}/authorisations?saved`);
	}
};
