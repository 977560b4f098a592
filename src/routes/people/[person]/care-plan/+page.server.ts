import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import {
	daysOfFinding,
	findCapacity,
	readCapacity,
	sayCanDecide
} from '$lib/server/care/care-plan/agent-acts';
import {
	capacityFields,
	ownWordFields,
	readCapacityFound,
	readOwnWord
} from '$lib/server/care/care-plan/agent-form';
import { capacityView, forTeamView } from '$lib/server/care/care-plan/agent-view';
import { readForTeam } from '$lib/server/care/care-plan/suggest-acts';
import { readCarePlan, writeEntry } from '$lib/server/care/care-plan/entry-acts';
import { entryFields, readEntry, readWorked, workedFields } from '$lib/server/care/care-plan/entry-form';
import { carePlanView, workedViews } from '$lib/server/care/care-plan/entry-view';
import { readChangesThatStand, sayWorked } from '$lib/server/care/care-plan/worked-acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { readPerson } from '$lib/server/care/person/acts';
import { readService } from '$lib/server/care/service/acts';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

/** The person asks themselves how a change did beside their suggestions; here it is asked of those who treat them. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'care-plan:read');
	const { words } = locals;
	const own = pass.relations.includes('self');
	const name = own ? null : (await readPerson(pass)).name;
	const plan = await readCarePlan(pass);
	const comments = await commentsOn(
		pass,
		plan.entries.map(({ id }) => id)
	);
	const { language } = await readService(pass);
	const capacity = capacityView(words, await readCapacity(pass), { zone: plan.zone, name, now: locals.now });
	const suggested = await readForTeam(pass, words);
	return {
		home: `/people/${params.person}`,
		key: randomUUID(),
		own,
		capacity,
		findingDays: own ? 0 : await daysOfFinding(pass),
		suggested: forTeamView(words, suggested, { name: name ?? '', serviceLanguage: language }),
		name: name ?? pass.actor?.name ?? '',
		...carePlanView(words, plan, comments, name),
		changes: own ? [] : workedViews(words, await readChangesThatStand(pass), plan.zone, language, name)
	};
};

export const actions: Actions = {
	write: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'care-plan:write');
		const said = await readSaid(request, entryFields, readEntry, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if ((await writeEntry(pass, said.read, locals.words.language)) === 'said-no')
			return fail(422, said.refuse({ wording: 'care-entries:problem.said-no' }));
		redirect(303, `/people/${params.person}/care-plan`);
	},
	capacity: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'capacity:write');
		const said = await readSaid(request, capacityFields, readCapacityFound, 'capacity');
		if (!said.ok) return fail(422, said.wrong);
		const found = await findCapacity(pass, said.read);
		if (found !== 'found')
			return fail(
				422,
				said.refuse({ until: `for-them:problem.${found === 'day-gone' ? 'day-gone' : 'day-far'}` })
			);
		redirect(303, `/people/${params.person}/care-plan`);
	},
	'own-word': async ({ locals, params, request }) => {
		const pass = passFor(locals, 'capacity:end');
		const said = await readSaid(request, ownWordFields, readOwnWord, 'own-word');
		if (!said.ok) return fail(422, said.wrong);
		await sayCanDecide(pass, said.read);
		redirect(303, `/people/${params.person}/care-plan`);
	},
	worked: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'worked:say');
		const said = await readSaid(request, workedFields, readWorked, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		if (!(await sayWorked(pass, said.read, locals.words.language))) error(404);
		redirect(303, `/people/${params.person}/care-plan#worked`);
	}
};
