import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor, transaction } from '$lib/server/access';
import { answerForUnit, readUnitPlans } from '$lib/server/care/care-plan/entry-acts';
import { readTeamAnswer, teamFields } from '$lib/server/care/care-plan/entry-form';
import { unitPlansView } from '$lib/server/care/care-plan/entry-view';
import { commentsOn } from '$lib/server/care/comment/acts';
import { readService, unitOf } from '$lib/server/care/service/acts';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'care-plans:read');
	const unit = await transaction(pass, (sql) => unitOf(sql, pass));
	const { language } = await readService(pass);
	const plans = await readUnitPlans(pass, unit.zone);
	const ids = plans.asked.flatMap(({ answers }) => answers.map(({ id }) => id));
	const comments = await commentsOn(pass, ids);
	return {
		unit: { id: unit.id, name: unit.name },
		key: randomUUID(),
		...unitPlansView(locals.words, plans, unit.zone, language, comments)
	};
};

export const actions: Actions = {
	answer: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'care-plans:answer');
		const said = await readSaid(request, teamFields, readTeamAnswer, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if (!(await answerForUnit(pass, said.read))) error(404);
		redirect(303, `/units/${params.unit}/care-plans`);
	}
};
