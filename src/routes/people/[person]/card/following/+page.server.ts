import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { reasons } from '$lib/server/care/card/acts';
import { follow, followFields, readFollow, readFollowing } from '$lib/server/care/card/follow-acts';
import { readZone } from '$lib/server/care/person/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const pass = passFor(locals, 'wish:follow');
	const read = await readFollowing(pass, words);
	if (read === null) redirect(303, `/people/${pass.personId}/card`);
	return {
		name: read.name,
		key: randomUUID(),
		reasons: [...reasons],
		lines: read.lines.map(({ key, line, by, setAside }) => ({
			key,
			text: line.text,
			language: line.language,
			by: by.length === 0 ? null : words.list(by),
			setAside
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'wish:follow');
		const form = await readForm(request, followFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readFollow(form, { zone: await readZone(pass), now: pass.now });
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		if ((await follow(pass, read, locals.words)) === 'changed')
			return fail(422, { problems: { '': 'card:follow.problems.changed' }, typed: form.typed });
		redirect(303, `/people/${pass.personId}/card`);
	}
};
