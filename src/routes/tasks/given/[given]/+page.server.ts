import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { counselFor, sayCounsel } from '$lib/server/care/talk/counsel-acts';
import { helpFields, readHelpAnswer } from '$lib/server/care/account/help-form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const idOf = (given: string): string => (isId(given) ? given : error(404));

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const one = await counselFor(passFor(locals, 'account:read'), idOf(params.given));
	return {
		person: one.person,
		title: words.t(one.named ? 'support-given:title' : 'support-given:title-lead', { name: one.person }),
		rows: [
			{ label: words.t('support-given:row.who'), value: one.name },
			{
				label: words.t('support-given:row.what'),
				value: one.words,
				absent: words.t('support-given:no-words')
			},
			{
				label: words.t('support-given:row.day'),
				value: one.onDay === null ? null : words.day(one.onDay),
				absent: words.t('support-given:no-day')
			},
			{
				label: words.t('support-given:row.since'),
				value: words.t('support-given:since', { unit: one.unit, time: words.dateTime(one.since, one.zone) })
			}
		],
		named: one.named,
		seen: one.seenAt === null ? null : words.dateTime(one.seenAt, one.zone),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'account:write');
		const one = await counselFor(passFor(locals, 'account:read'), idOf(params.given));
		const form = await readForm(request, helpFields);
		if (!form.ok) return fail(422, form);
		const read = readHelpAnswer(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		await sayCounsel(pass, one.id, read.read);
		redirect(303, read.read.step === 'done' ? '/tasks' : `/tasks/given/${one.id}`);
	}
};
