import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addUnitAction, propose, readChanges, readNoes } from '$lib/server/care/care-plan/acts';
import { ownersOfActions } from '$lib/server/care/care-plan/action-task-acts';
import { actionFields, proposalFields, readAction, readProposal } from '$lib/server/care/care-plan/form';
import { changesView, noesView } from '$lib/server/care/care-plan/changes-view';
import { readAgentAnswers } from '$lib/server/care/care-plan/agent-acts';
import { saidForView } from '$lib/server/care/care-plan/agent-view';
import { notWorkedView } from '$lib/server/care/care-plan/entry-view';
import { readNotWorked } from '$lib/server/care/care-plan/worked-acts';
import { reasons } from '$lib/server/care/card/acts';
import { untilWords } from '$lib/server/care/card/aside';
import { readAsidesFor } from '$lib/server/care/card/aside-acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { addFinding, addMeeting, readJoint } from '$lib/server/care/talk/acts';
import { offered } from '$lib/server/care/debrief/offered-acts';
import { readShared } from '$lib/server/care/account/beside-acts';
import { sharedView } from '$lib/server/care/account/beside-view';
import { findingFields, meetingFields, readFinding, readMeeting } from '$lib/server/care/talk/form';
import { jointView } from '$lib/server/care/talk/view';
import { wishesView } from '$lib/server/care/talk/wishes-view';
import { readLeader } from '$lib/server/care/talk/leader-acts';
import { readService } from '$lib/server/care/service/acts';
import { readForm } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const here = ({ params }: RequestEvent): string =>
	`/people/${params.person}/episodes/${params.episode}/joint`;

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const pass = passFor(locals, 'joint:read');
	const joint = await readJoint(pass);
	const service = await readService(pass);
	const { basis } = await readLeader(pass);
	const changes = await readChanges(pass, locals.words);
	const ids = [...joint.findings, ...changes.actions, ...changes.proposals].map(({ id }) => id);
	const beside = saidView(locals.words, joint.after.zone, await commentsOn(pass, ids));
	return {
		said: Object.fromEntries(ids.map((id) => [id, beside(id)])),
		episode: `/people/${params.person}/episodes/${params.episode}`,
		key: randomUUID(),
		basis: basis === null || basis.basis === 'independent' ? null : basis.basis,
		basisWhy: basis?.why ?? null,
		owners: (await ownersOfActions(pass)).map(({ id, name }) => ({ value: id, label: name })),
		serviceLanguage: service.language,
		shared: sharedView(locals.words, await readShared(pass)),
		asides: (await readAsidesFor(pass, locals.words)).map((one) => ({
			...{ id: one.id, line: one.line && { text: one.line.text, language: one.line.language } },
			reason: reasons.find((known) => known === one.reason) ?? ('not-known' as const),
			...{ said: one.words, by: one.by, at: locals.words.dateTime(one.at, joint.after.zone) },
			until: untilWords(one, joint.after.zone, locals.words)
		})),
		wishes: wishesView(locals.words, joint),
		noes: noesView(locals.words, await readNoes(pass), service.language, joint.after.zone),
		noesRead: locals.now.toISOString(),
		saidFor: Object.fromEntries(
			(await readAgentAnswers(pass)).map((one) => [
				one.proposalId,
				saidForView(locals.words, one, joint.after.zone)
			])
		),
		notWorked: notWorkedView(locals.words, await readNotWorked(pass), joint.after.zone, service.language),
		...jointView(locals.words, joint, locals.now),
		...changesView(locals.words, changes, joint.findings, service.language, joint.after.zone)
	};
};

/** The field that says what became of a proposal that was not made. */
const fieldOf = {
	'no-target': 'target',
	'finding-used': 'from',
	'no-finding': 'from',
	'said-no': 'fact',
	'not-new': 'fact',
	'near-no': 'not-these'
} as const;

export const actions: Actions = {
	meeting: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, meetingFields);
		if (!form.ok) return fail(422, { of: 'meeting', ...form });
		const { zone } = await offered(pass);
		const said = readMeeting(form, zone, event.locals.now);
		if (!said.ok) return fail(422, { of: 'meeting', problems: said.problems, typed: form.typed });
		await addMeeting(pass, said.read);
		redirect(303, `${here(event)}#meeting`);
	},
	finding: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(event.request, findingFields, readFinding, 'finding');
		if (!said.ok) return fail(422, said.wrong);
		await addFinding(pass, { ...said.read, language: event.locals.words.language });
		redirect(303, `${here(event)}#finding`);
	},
	proposal: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const form = await readForm(event.request, proposalFields);
		if (!form.ok) return fail(422, { of: 'proposal', ...form });
		const { language } = await offered(pass);
		const said = readProposal(form, language, (await readService(pass)).language);
		if (!said.ok) return fail(422, { of: 'proposal', problems: said.problems, typed: form.typed });
		const made = await propose(pass, event.locals.words, said.read);
		if (made !== 'proposed') {
			const field = fieldOf[made];
			return fail(422, { of: 'proposal', problems: { [field]: `joint:problem.${made}` }, typed: form.typed });
		}
		redirect(303, `${here(event)}#proposal`);
	},
	action: async (event) => {
		const pass = passFor(event.locals, 'joint:write');
		const said = await readSaid(event.request, actionFields, readAction, 'action');
		if (!said.ok) return fail(422, said.wrong);
		if (!(await addUnitAction(pass, said.read)))
			return fail(422, said.refuse({ 'owner-account': 'joint:problem.owner' }));
		redirect(303, `${here(event)}#action`);
	}
};
