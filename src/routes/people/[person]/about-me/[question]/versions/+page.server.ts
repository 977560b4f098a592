import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readVersions, takeBack } from '$lib/server/care/about-me/versions-acts';
import { compared, versionsView } from '$lib/server/care/about-me/versions-view';
import { readForm } from '$lib/server/http/forms';
import { find, setsOf } from '$lib/server/questions/asked';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'about-me:versions');
	const { set, question } = find(setsOf('person', 'none'), params.question);
	const all = await readVersions(pass, `${set.id}/${question.id}`);
	const about = { words: locals.words, set, question, now: pass.now };
	const asked = [url.searchParams.get('from'), url.searchParams.get('to')] as const;
	return {
		title: locals.words.t(`${set.id}:${question.id}.title`),
		key: randomUUID(),
		late: url.searchParams.has('late'),
		asked,
		compared: compared(all, asked, about),
		versions: versionsView(all, pass.actor?.accountId ?? '', about)
	};
};

export const actions: Actions = {
	'take-back': async ({ locals, params, request }) => {
		const pass = passFor(locals, 'about-me:take-back');
		const { set, question } = find(setsOf('person', 'none'), params.question);
		const form = await readForm(request, ['version', 'key']);
		if (!form.ok) return fail(422, form);
		if (!isId(form.one('version')) || !isId(form.one('key')))
			return fail(422, { problems: { '': 'errors:not-understood' }, typed: form.typed });
		const name = `${set.id}/${question.id}`;
		const outcome = await takeBack(pass, name, form.one('version'), form.one('key'));
		if (outcome === 'not-found') error(404);
		const here = `/people/${pass.personId}/about-me/${question.id}`;
		if (outcome === 'too-late') redirect(303, `${here}/versions?late=yes`);
		redirect(303, outcome.hold === null ? here : `/people/${pass.personId}/to-confirm/${outcome.hold}`);
	}
};
