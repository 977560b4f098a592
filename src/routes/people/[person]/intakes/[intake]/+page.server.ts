import { isId } from '$lib/id';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { endIntake, invitePerson, readIntake } from '$lib/server/care/intake/acts';
import { planOffers } from '$lib/server/care/intake/intake';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { readForm } from '$lib/server/http/forms';
import { showOnce, takeOnce } from '$lib/server/http/once';
import { readPerson } from '$lib/server/care/person/acts';
import { slipUntil } from '$lib/server/sign-in/slip';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ cookies, locals, params, url }) => {
	const pass = passFor(locals, 'intake:read');
	const read = isId(params.intake) ? await readIntake(pass, params.intake) : null;
	if (read === null) error(404);
	const { intake, person } = read;
	const comments = await commentsOn(pass, [intake.id]);
	return {
		said: saidView(locals.words, intake.zone, comments)(intake.id),
		person: { id: person.id, name: person.name, hasAccount: person.hasAccount },
		intake: {
			unitName: intake.unitName,
			zone: intake.zone,
			openedAt: intake.openedAt,
			openedBy: intake.openedBy,
			ended: intake.ended
		},
		offers: [...planOffers],
		slip: takeOnce({ cookies, url }),
		slipUntil: slipUntil(locals.now)
	};
};

const ending =
	(how: 'discharge' | 'wrong-person') =>
	async ({ locals, params, request }: RequestEvent) => {
		const pass = passFor(locals, 'intake:end');
		const form = await readForm(request, ['plan']);
		if (!form.ok) return fail(422, { problems: form.problems });
		const plan = planOffers.find((one) => one === form.one('plan')) ?? null;
		const unitId = isId(params.intake) ? await endIntake(pass, params.intake, how, plan) : null;
		if (unitId === null) error(404);
		redirect(303, how === 'discharge' ? `/units/${unitId}` : `/units/${unitId}/intakes`);
	};

export const actions: Actions = {
	discharge: ending('discharge'),
	'wrong-person': ending('wrong-person'),
	slip: async ({ cookies, locals, params, request, url }) => {
		const pass = passFor(locals, 'person:invite');
		const form = await readForm(request, []);
		if (!form.ok) return fail(422, { problems: form.problems });
		const code = await invitePerson(pass);
		if (code === null) return fail(422, { problems: { '': 'intake:slip.refused' } });
		const { name } = await readPerson(pass);
		showOnce({ cookies, url }, { code, name });
		redirect(303, `/people/${params.person}/intakes/${params.intake}`);
	}
};
