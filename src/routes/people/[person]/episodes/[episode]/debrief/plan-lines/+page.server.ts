import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { readOwnPlanUsed, savePlanUsed } from '$lib/server/care/account/plan-used-acts';
import { planUsedFields, readPlanUsed } from '$lib/server/care/account/plan-used-form';
import { planLines } from '$lib/server/care/account/plan-used';
import { planUsedView } from '$lib/server/care/account/plan-used-view';
import { hideLink } from '$lib/server/care/sharing/hiding';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'plan-used:answer');
	return {
		outside: await outsideFor(pass, locals.words),
		list: `/people/${params.person}/episodes/${params.episode}/debrief`,
		key: randomUUID(),
		hide: hideLink(pass, planLines, pass.episodeId) ?? '',
		...planUsedView(locals.words, await readOwnPlanUsed(pass), true)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'plan-used:answer');
		const form = await readForm(request, planUsedFields);
		if (!form.ok) return fail(422, form);
		const said = readPlanUsed(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const sent = { key: keyIn(form), base: form.one('base'), language: locals.words.language };
		if (!(await savePlanUsed(pass, said.read, sent)))
			return fail(409, { problems: { '': 'plan-used:conflict' }, typed: {} });
		redirect(303, `/people/${params.person}/episodes/${params.episode}/debrief/plan-lines#side`);
	}
};
