import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { actionsFor } from '$lib/server/care/care-plan/acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { check, choose, chooseReaders, readDebrief } from '$lib/server/care/account/acts';
import { offered } from '$lib/server/care/debrief/offered-acts';
import { mayTellBeside, readShared } from '$lib/server/care/account/beside-acts';
import { sharedView } from '$lib/server/care/account/beside-view';
import { checkFields, chooseFields, readChoice, readersFields } from '$lib/server/care/account/form';
import { addSitting, readSittings } from '$lib/server/care/account/sitting-acts';
import { readSitting, sittingFields } from '$lib/server/care/account/sitting-form';
import { sittingsView } from '$lib/server/care/account/sitting-view';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { debriefView } from '$lib/server/care/account/view';
import { staffSaidView } from '$lib/server/care/debrief/staff-view';
import { keyIn, readForm, type Form } from '$lib/server/http/forms';
import { readAudience } from '$lib/server/questions/read';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/debrief`;

const toConfirm = ({ params }: RequestEvent, hold: string): string =>
	`/people/${params.person}/to-confirm/${hold}`;

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const pass = passFor(locals, 'debrief:read');
	const own = pass.relations.includes('self');
	const read = await readDebrief(pass);
	const actions = await actionsFor(pass);
	const staffSaid = own ? staffSaidView(locals.words, read) : [];
	const ids = own ? [...actions, ...staffSaid, ...read.findings].map(({ id }) => id) : [];
	const beside = saidView(locals.words, read.after.zone, await commentsOn(pass, ids));
	const view = debriefView(locals.words, read, { id: pass.actor?.accountId ?? '', own }, locals.now);
	return {
		here: here(event),
		own,
		key: randomUUID(),
		...view,
		findings: view.findings.map((one) => ({ ...one, said: beside(one.id) })),
		unitActions: actions.map(({ id, wording, answer, reason }) => ({
			id,
			wording,
			answer,
			reason,
			said: beside(id)
		})),
		staffSaid: staffSaid.map((one) => ({ ...one, said: beside(one.id) })),
		sittings: sittingsView(locals.words, await readSittings(pass), read.after.zone),
		name: pass.actor?.name ?? '',
		leads: pass.relations.includes('leads'),
		beside: own ? false : await mayTellBeside(pass),
		shared: own ? sharedView(locals.words, await readShared(pass)) : [],
		outside: await outsideFor(pass, locals.words)
	};
};

/** Who the form names, of those the person may name. */
const audienceIn = async (event: RequestEvent, form: Form) => {
	const { readers } = await readDebrief(passFor(event.locals, 'debrief:read'));
	return readAudience(
		form,
		['care-team', 'facilitator'],
		readers.map(({ id }) => id)
	);
};

const answerTo = async (event: RequestEvent, outcome: 'confirmed' | 'not-mine') => {
	const pass = passFor(event.locals, 'debrief:choose');
	const form = await readForm(event.request, checkFields);
	if (!form.ok) return fail(422, form);
	const checked = await check(pass, form.one('answer'), outcome, await audienceIn(event, form));
	if (checked !== false && checked.hold !== null) redirect(303, toConfirm(event, checked.hold));
	redirect(303, here(event));
};

export const actions: Actions = {
	sitting: async (event) => {
		const pass = passFor(event.locals, 'debrief:answer');
		const form = await readForm(event.request, sittingFields);
		if (!form.ok) return fail(422, form);
		const { zone } = await offered(pass);
		const said = readSitting(form, zone, event.locals.now);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await addSitting(pass, said.read);
		redirect(303, here(event));
	},
	choose: async (event) => {
		const pass = passFor(event.locals, 'debrief:choose');
		const form = await readForm(event.request, chooseFields);
		if (!form.ok) return fail(422, form);
		const { zone } = await offered(pass);
		const said = readChoice(form, zone, event.locals.now);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await choose(pass, keyIn(form), said.read.choice, said.read.laterOn, said.read.wanted);
		redirect(303, here(event));
	},
	readers: async (event) => {
		const pass = passFor(event.locals, 'debrief:choose');
		const form = await readForm(event.request, readersFields);
		if (!form.ok) return fail(422, form);
		const hold = await chooseReaders(pass, keyIn(form), await audienceIn(event, form));
		if (hold !== null) redirect(303, toConfirm(event, hold));
		redirect(303, `${here(event)}#readers`);
	},
	confirm: (event) => answerTo(event, 'confirmed'),
	'not-mine': (event) => answerTo(event, 'not-mine')
};
