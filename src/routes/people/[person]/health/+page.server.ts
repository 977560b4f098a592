import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { confirmHealth, readHealth } from '$lib/server/care/about-me/health-acts';
import { healthFields } from '$lib/server/care/about-me/form';
import { commentsOf } from '$lib/server/care/comment/acts';
import { saidAll } from '$lib/server/care/comment/say';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const pass = passFor(locals, 'health:read');
	const { parts, zone } = await readHealth(pass, words);
	return {
		said: saidAll(words, zone, await commentsOf(pass, 'health')),
		key: randomUUID(),
		parts: parts.map(({ title, lines }) => ({
			title,
			lines: lines.map(({ key, text, language, confirmed }) => ({
				key,
				text,
				language,
				confirmed: confirmed && { name: confirmed.by, date: words.date(confirmed.at, zone) }
			}))
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'health:confirm');
		const form = await readForm(request, healthFields);
		if (!form.ok) return fail(422, form);
		const [lines, outcome] = [form.many('line'), form.one('outcome')];
		if (lines.length === 0)
			return fail(422, { problems: { line: 'health:problems.lines' }, typed: form.typed });
		const kept = await confirmHealth(pass, locals.words, {
			lines,
			outcome: outcome === 'taken-back' ? 'taken-back' : 'confirmed',
			key: form.one('key')
		});
		if (kept === 'changed')
			return fail(422, { problems: { line: 'health:problems.changed' }, typed: form.typed });
		redirect(303, `/people/${pass.personId}/health`);
	}
};
