import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor, transaction, type Pass } from '$lib/server/access';
import { isLate } from '$lib/server/care/care-plan/care-plan';
import { actionsOfUnit, answerUnitAction } from '$lib/server/care/care-plan/acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { readUnitAnswer, unitAnswerFields } from '$lib/server/care/care-plan/form';
import { endingsIn } from '$lib/server/care/talk/ending-acts';
import { endingsView } from '$lib/server/care/talk/ending-view';
import { listDebriefs, nameFacilitator } from '$lib/server/care/talk/unit-acts';
import { leaderFields } from '$lib/server/care/talk/form';
import { recordsAskedOf } from '$lib/server/care/account/unrecorded-acts';
import { listedView } from '$lib/server/care/talk/unit-view';
import { unitOf } from '$lib/server/care/service/acts';

import { readForm } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

const unitFor = (pass: Pass<'debriefs:read'>) => transaction(pass, (sql) => unitOf(sql, pass));

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'debriefs:read');
	const { words } = locals;
	const unit = await unitFor(pass);
	const actions = await actionsOfUnit(pass);
	const endings = await endingsIn(pass);
	const ids = actions.map(({ id }) => id);
	const beside = saidView(words, unit.zone, await commentsOn(pass, ids));
	return {
		unit: { id: unit.id, name: unit.name },
		key: randomUUID(),
		debriefs: (await listDebriefs(pass, unit.zone)).map((one) => ({
			...listedView(words, one, unit.zone, pass),
			sides: one.tookPart
				? null
				: endingsView(words, unit.zone, endings.get(one.episodeId) ?? [], 'joint-ending')
		})),
		asked: (await recordsAskedOf(pass)).map((one) => ({
			id: one.id,
			person: one.person,
			text: words.t('unrecorded:unit.asked', { name: one.by, time: words.dateTime(one.at, unit.zone) }),
			happened: one.happened
		})),
		actions: actions.map(({ id, wording, owner, dueOn, answer, reason }) => ({
			id,
			wording,
			owner,
			due: dueOn === null ? null : words.day(dueOn),
			late: isLate({ dueOn, answer }, locals.now, unit.zone),
			answer,
			reason,
			said: beside(id)
		}))
	};
};

export const actions: Actions = {
	facilitator: async ({ locals, request, params }) => {
		const pass = passFor(locals, 'debriefs:name');
		const form = await readForm(request, leaderFields);
		if (!form.ok) return fail(422, { of: form.typed['episode']?.[0] ?? '', ...form });
		const [episode, leader] = [form.one('episode'), form.one('facilitator')];
		const named = isId(episode) && isId(leader) && (await nameFacilitator(pass, episode, leader));
		if (!named)
			return fail(422, {
				of: episode,
				problems: { facilitator: 'unit-debriefs:problem.facilitator' },
				typed: form.typed
			});
		redirect(303, `/units/${params.unit}/debriefs`);
	},
	answer: async ({ locals, request, params }) => {
		const pass = passFor(locals, 'unit-actions:answer');
		const said = await readSaid(request, unitAnswerFields, readUnitAnswer, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if (!(await answerUnitAction(pass, said.read))) error(404);
		redirect(303, `/units/${params.unit}/debriefs#actions`);
	}
};
