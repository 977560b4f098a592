import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import {
	aboutAt,
	readAuthorisations,
	rulesFor,
	stepsOfRequest,
	takeStep
} from '$lib/server/care/authorisation/acts';
import {
	consentFields,
	endFields,
	panelFields,
	readConsent,
	readEnd,
	readPanel,
	readView,
	viewFields
} from '$lib/server/care/authorisation/form';
import { requestView, ruleWords } from '$lib/server/care/authorisation/view';
import { readForm, type Fields, type Form } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One leave that was asked for: all of it, for the person as for staff. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'authorisation:read');
	const { words, now } = locals;
	const all = await readAuthorisations(pass);
	const request = all.requests.find(({ id }) => id === params.authorisation);
	const rules = request ? rulesFor(request.pack) : null;
	if (!request || !rules) error(404);
	const about = aboutAt(all, request.zone, now);
	return {
		person: params.person,
		own: pass.relations.includes('self'),
		mayWrite: pass.relations.includes('treating'),
		name: all.name,
		request: requestView(words, all, request, { rules, about, steps: stepsOfRequest(all, request.id) }, now),
		key: randomUUID()
	};
};

type StepPass = Parameters<typeof takeStep>[0];
type Step = Parameters<typeof takeStep>[1];
type Read = { ok: true; read: Step } | { ok: false; problems: Readonly<Record<string, string>> };

/** A step as typed, taken unless a rule is in its way: then the page names the rule, and keeps what was typed. */
const step = async (
	event: RequestEvent,
	pass: StepPass,
	at: string,
	fields: Fields,
	readStep: (form: Form, zone: string) => Read
) => {
	const { locals, params, request } = event;
	const form = await readForm(request, fields);
	if (!form.ok) return fail(422, { at, problems: form.problems, typed: form.typed, refused: [] });
	const all = await readAuthorisations(pass);
	const asked = all.requests.find(({ id }) => id === params.authorisation);
	if (!asked) error(404);
	const read = readStep(form, asked.zone);
	if (!read.ok) return fail(422, { at, problems: read.problems, typed: form.typed, refused: [] });
	const outcome = await takeStep(pass, read.read);
	if (outcome.done) redirect(303, `/people/${params.person}/authorisations/${params.authorisation}`);
	const { pack, rules } = outcome;
	return fail(422, {
		at,
		problems: { '': pack ? 'authorisation:problems.refused' : 'authorisation:problems.no-rules' },
		typed: form.typed,
		refused: pack ? rules.map((rule) => ruleWords(locals.words, pack, rule)) : []
	});
};

export const actions: Actions = {
	say: (event) =>
		step(event, passFor(event.locals, 'authorisation:say'), 'say', viewFields, (form) =>
			readView(form, event.params.authorisation, 'self')
		),
	view: (event) =>
		step(event, passFor(event.locals, 'authorisation:write'), 'view', viewFields, (form) =>
			readView(form, event.params.authorisation, 'staff')
		),
	consent: (event) =>
		step(event, passFor(event.locals, 'authorisation:write'), 'consent', consentFields, (form, zone) =>
			readConsent(form, event.params.authorisation, zone, event.locals.now)
		),
	panel: (event) =>
		step(event, passFor(event.locals, 'authorisation:write'), 'panel', panelFields, (form, zone) =>
			readPanel(form, event.params.authorisation, zone, event.locals.now)
		),
	end: (event) =>
		step(event, passFor(event.locals, 'authorisation:write'), 'end', endFields, (form) =>
			readEnd(form, event.params.authorisation)
		)
};
