import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readAskNow, writeTold } from '$lib/server/care/intake/acts';
import { readForm } from '$lib/server/http/forms';
import { askNow, readTold, toldFields } from '$lib/server/questions/told';
import type { Actions, PageServerLoad } from './$types';

/** Three questions to ask now, when nothing is on the card. */
export const load: PageServerLoad = async ({ locals }) => {
	const now = await readAskNow(passFor(locals, 'told:write'));
	if (now === null) error(404);
	return {
		person: { id: now.person.id, name: now.person.name },
		asks: askNow().map((ask) =>
			ask.map(({ field, set, question }) => ({
				field,
				title: `${set.id}:${question.id}.title`,
				kind: question.kind,
				options: (question.options ?? []).map((option) => ({
					value: option,
					label: `${set.id}:${question.id}.option.${option}`
				}))
			}))
		),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'told:write');
		const asked = askNow();
		const form = await readForm(request, toldFields(asked));
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readTold(form, asked);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const { told } = read;
		if (told.length === 0)
			return fail(422, { problems: { '': 'intake:problems.told-nothing' }, typed: form.typed });
		const to = { told, language: locals.words.language, key: form.one('key') };
		if (!(await writeTold(pass, to)))
			return fail(422, { problems: { '': 'intake:problems.ended' }, typed: form.typed });
		redirect(303, `/people/${params.person}/card`);
	}
};
