import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { keepReflection, readReflection } from '$lib/server/care/reflection/acts';
import { readReflection as readForMyself, reflectionFields } from '$lib/server/care/reflection/form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'reflection:read');
	const { rows, zone, colleagues, reviewers, answers } = await readReflection(pass, params.episode);
	const of = (kind: string) => rows.find((row) => row.kind === kind) ?? null;
	const [reaction, support] = [of('reaction'), of('support')];
	return {
		episode: `/people/${params.person}/episodes/${params.episode}`,
		done: url.searchParams.has('done'),
		reaction: reaction?.words ?? '',
		shown: reaction !== null && reaction.supervisor !== null,
		handed: reaction?.handed ?? false,
		wants: support?.wants ?? null,
		need: support?.words ?? '',
		supervisor: support?.supervisor ?? '',
		colleagues: colleagues.map(({ id, name }) => ({ value: id, label: name })),
		reviewers: locals.words.list(reviewers.map(({ name }) => name)),
		answers: answers.map(({ by, at, words }) => ({ by, time: locals.words.dateTime(at, zone), words }))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'reflection:write');
		const form = await readForm(request, reflectionFields);
		if (!form.ok) return fail(422, form);
		const said = readForMyself(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		if (!(await keepReflection(pass, params.episode, said.read)))
			return fail(422, {
				problems: { supervisor: 'reflection:problem.supervisor' },
				typed: form.typed
			});
		redirect(303, `/people/${params.person}/episodes/${params.episode}/for-myself?done`);
	}
};
