import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor, type Pass } from '$lib/server/access';
import { endVoice, readCrisisPlan } from '$lib/server/care/crisis-plan/acts';
import { keyFields, moveFields, readMove } from '$lib/server/care/crisis-plan/form';
import { move } from '$lib/server/care/crisis-plan/step-acts';
import { copiesView, planView } from '$lib/server/care/crisis-plan/view';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'crisis-plan:read');
	const said = ['kept', 'signed', 'out', 'stopped'].find((one) => one === url.searchParams.get('done'));
	const plan = await readCrisisPlan(pass);
	return {
		...planView(locals.words, plan),
		done: said ?? null,
		copies: said === 'signed' ? copiesView(plan) : null,
		key: randomUUID(),
		// The line that "write a line" begins: the page sent twice begins it once.
		fresh: randomUUID()
	};
};

const step = async (
	pass: Pass<'crisis-plan:choose'> | Pass<'crisis-plan:check'>,
	request: Request,
	allowed: readonly string[] | null
) => {
	const form = await readForm(request, moveFields);
	if (!form.ok) return fail(422, { problems: form.problems });
	const wanted = readMove(form);
	if (wanted === null || (allowed !== null && !allowed.includes(wanted.kind)))
		return fail(422, { problems: { '': 'errors:field.unknown-field' } });
	const hold = await move(pass, wanted);
	if (hold !== null) redirect(303, `/people/${pass.personId}/to-confirm/${hold}`);
	const stopped = wanted.kind === 'stopped' ? '?done=stopped' : '';
	redirect(303, `/people/${pass.personId}/crisis-plan${stopped}`);
};

export const actions: Actions = {
	step: ({ locals, request }) => step(passFor(locals, 'crisis-plan:choose'), request, null),
	pause: ({ locals, request }) => step(passFor(locals, 'crisis-plan:check'), request, ['paused']),
	leave: async ({ locals, request }) => {
		const pass = passFor(locals, 'crisis-plan:leave');
		const form = await readForm(request, keyFields);
		if (!form.ok) error(400, { message: 'errors:not-understood' });
		await endVoice(pass, keyIn(form), 'mine');
		redirect(303, '/');
	}
};
