import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { offered } from '$lib/server/care/debrief/offered-acts';
import { entriesAbout } from '$lib/server/care/account/leave-out';
import { leaveOutFields, readLeaving } from '$lib/server/care/account/leave-out-form';
import { leaveOutView } from '$lib/server/care/account/leave-out-view';
import { leaveOut, readLeftOut } from '$lib/server/care/sharing/leave-out-acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'debrief:choose');
	await offered(pass);
	return {
		outside: await outsideFor(pass, locals.words),
		list: `/people/${params.person}/episodes/${params.episode}/debrief`,
		hidden: `/people/${params.person}/sharing/hidden`,
		done: url.searchParams.has('done'),
		...leaveOutView(locals.words, await readLeftOut(pass), pass.episodeId)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'debrief:choose');
		await offered(pass);
		const form = await readForm(request, leaveOutFields);
		if (!form.ok) return fail(422, form);
		const said = readLeaving(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const { whom, questions } = said.read;
		const entries = [...entriesAbout(pass.episodeId)].flatMap(([question, entry]) =>
			questions === 'all' || questions.includes(question) ? [entry] : []
		);
		if (!(await leaveOut(pass, entries, whom)))
			return fail(422, { problems: { whom: 'leave-out:problem.whom' }, typed: form.typed });
		redirect(303, `/people/${params.person}/episodes/${params.episode}/debrief/leave-out?done`);
	}
};
